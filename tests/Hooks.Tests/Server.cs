namespace Coordination.Hooks.Tests;

/// <summary>A remote whose <c>pre-receive</c> is the built program, and two clones of it.</summary>
internal sealed class Server : IDisposable
{
    public Server(string test, params PrdSeed[] prds)
    {
        Sandbox = new GitSandbox(test);
        Bare = Sandbox.BareRemote();
        Sandbox.SeedProject(Bare, prds.Length > 0 ? prds : [PrdSeed.Of("alpha", 1), PrdSeed.Of("beta", 1)]);
        ServerHook.Install(Bare, "pre-receive", $"exec '{CoordProcess.DotNet}' exec '{CoordProcess.Program}' hook pre-receive\n");
        One = Sandbox.Clone(Bare, "one");
        Two = Sandbox.Clone(Bare, "two");
    }

    public GitSandbox Sandbox { get; }

    public string Bare { get; }

    public string One { get; }

    public string Two { get; }

    public string Main => Sandbox.Tip(Bare, "main");

    public CoordAnswer Coord(string clone, params string[] arguments) => CoordProcess.Run(Sandbox, clone, arguments);

    public void Does(string clone, params string[] arguments)
    {
        var answer = Coord(clone, arguments);
        Assert.True(answer.ExitCode == 0, $"coord {string.Join(' ', arguments)}: {answer}");
    }

    /// <summary>Edits files of main by hand, as an agent without coord would, and commits.</summary>
    public void Edit(string clone, string path, Func<string, string> change, string message)
    {
        Sandbox.Git(clone, "pull", "-q", "origin", "main");
        Sandbox.Commit(clone, path, change(Sandbox.Read(clone, path)), message);
    }

    /// <summary>A push that must be refused: nothing moves, and the answer says why.</summary>
    public void Refuses(string clone, string rule, params string[] push)
    {
        var before = Sandbox.Git(Bare, "for-each-ref");
        var answer = Sandbox.TryGit(clone, ["push", .. push]);
        Assert.False(answer.Ok, answer.ToString());
        Assert.Contains("remote: coord: this push is refused", answer.Error, StringComparison.Ordinal);
        Assert.Contains($"  {rule}: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("(pre-receive hook declined)", answer.Error, StringComparison.Ordinal);
        Assert.Contains("remote: coord status", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, Sandbox.Git(Bare, "for-each-ref"));
    }

    public void Dispose() => Sandbox.Dispose();
}
