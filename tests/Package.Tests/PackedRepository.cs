namespace Package.Tests;

/// <summary>
/// The packages, made once for all tests by the documented command, from a copy of the sources that is a repository of its own with a
/// server's address.
/// </summary>
public sealed class PackedRepository : IDisposable
{
    public const string Version = "0.9.1-packed.7";
    public const string Address = "https://github.com/example/coord";

    private static readonly string[] Quicker = ["-p:Version=" + Version, "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false"];

    private readonly GitSandbox sandbox = new("packages");

    public PackedRepository()
    {
        Folder = Path.Combine(sandbox.Root, "source");
        SourceTree.CopyTo(Folder);
        sandbox.Git(Folder, "init", "-q");
        sandbox.Git(Folder, "remote", "add", "origin", Address + ".git");
        sandbox.Git(Folder, "add", "-A");
        sandbox.Git(Folder, "commit", "-q", "-m", "feat: what is packed");
        Commit = sandbox.Tip(Folder, "HEAD");

        var answer = Pack();
        if (!answer.Ok && answer.Output.Contains("NU1", StringComparison.Ordinal))
        {
            WhyNotAhead = answer.Output;
            answer = Pack("-p:ToolRuntimes=none");
        }

        Assert.True(answer.Ok, answer.ToString());
    }

    /// <summary>The copy that was packed.</summary>
    public string Folder { get; }

    /// <summary>The commit of the copy.</summary>
    public string Commit { get; }

    /// <summary>The folder with the packages, which is a source for NuGet.</summary>
    public string Feed => Path.Combine(Folder, "artifacts");

    /// <summary>What went wrong where the compiler for code ahead of time could not be restored, so that the tool is for any machine alone; else null.</summary>
    public string? WhyNotAhead { get; }

    public PackageFile Library => new(Path.Combine(Feed, $"Coordination.{Version}.nupkg"));

    public PackageFile Symbols => new(Path.Combine(Feed, $"Coordination.{Version}.snupkg"));

    /// <summary>The package of the tool with this end of its id: empty, <c>.any</c> or that of a kind of machine.</summary>
    public PackageFile Tool(string end) => new(Path.Combine(Feed, $"coord{end}.{Version}.nupkg"));

    /// <summary>What git calls changed or new in the copy.</summary>
    public string Changes() => sandbox.Git(Folder, "status", "--porcelain");

    public void Dispose() => sandbox.Dispose();

    private ProcessAnswer Pack(params string[] more) => Sdk.Run(Folder, ["pack", "-o", "artifacts", .. Quicker, .. more]);
}
