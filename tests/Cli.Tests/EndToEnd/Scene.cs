using System.Runtime.CompilerServices;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>A remote with a project, and two clones of it.</summary>
internal sealed class Scene : IDisposable
{
    public static readonly PrdSeed[] Shop =
    [
        PrdSeed.Of("print-templates", 2) with { Priority = "high", Paths = ["src/templates/**"] },
        PrdSeed.Of("billing", 1),
        PrdSeed.Of("receipts", 1) with { Priority = "low", Paths = ["src/templates/**"] },
        PrdSeed.Of("invoices", 1) with { Priority = "low", DependsOn = ["billing"] },
        PrdSeed.Of("labels", 1) with { Status = "draft" },
    ];

    private HttpBackend? server;

    public Scene(ProjectSeed? seed = null, TimeProvider? time = null, [CallerMemberName] string test = "")
    {
        Sandbox = new GitSandbox(test);
        Bare = Sandbox.BareRemote();
        Sandbox.SeedProject(Bare, seed ?? new ProjectSeed { Prds = Shop });
        One = new Clone(Sandbox, Sandbox.Clone(Bare, "one")) { Time = time ?? TimeProvider.System };
        Two = new Clone(Sandbox, Sandbox.Clone(Bare, "two")) { Time = time ?? TimeProvider.System };
    }

    public GitSandbox Sandbox { get; }

    public string Bare { get; }

    public Clone One { get; }

    public Clone Two { get; }

    /// <summary>Every ref of the remote, and where it stands.</summary>
    public string Refs => Sandbox.Git(Bare, "for-each-ref");

    /// <summary>A file as it stands on the remote's main.</summary>
    public string OnMain(string path) => Sandbox.Text(Bare, "main", path);

    /// <summary>Whether the remote's main has such a file.</summary>
    public bool IsOnMain(string path) => Sandbox.TryGit(Bare, "cat-file", "-e", "main:" + path).Ok;

    public bool Has(string reference) => Sandbox.TryTip(Bare, reference) is not null;

    public string Git(Clone clone, params string[] arguments) => Sandbox.Git(clone.Directory, arguments);

    /// <summary>Somebody edits a file of main by hand.</summary>
    public void EditMain(string path, Func<string, string> change)
    {
        var hand = Path.Combine(Sandbox.Root, "hand");
        if (!Directory.Exists(hand))
        {
            Sandbox.Clone(Bare, "hand");
        }

        Sandbox.Git(hand, "pull", "-q", "origin", "main");
        Sandbox.Commit(hand, path, change(File.Exists(Path.Combine(hand, path)) ? Sandbox.Read(hand, path) : ""), "docs: by hand");
        Sandbox.Git(hand, "push", "-q", "origin", "HEAD:main");
    }

    /// <summary>Work on a branch that is checked out and left again.</summary>
    public string Work(Clone clone, string branch, string path, string text)
    {
        Git(clone, "checkout", "-q", branch);
        var commit = Sandbox.Commit(clone.Directory, path, text, "feat: work on " + path);
        Git(clone, "checkout", "-q", "main");
        return commit;
    }

    /// <summary>The remotes over http, until the end of the scene.</summary>
    public HttpBackend Serve(string? credentials) => server = new HttpBackend(Sandbox, credentials);

    public void Dispose()
    {
        server?.Dispose();
        Sandbox.Dispose();
    }
}
