namespace Coordination.GitTests.Kit;

/// <summary>A remote with one commit behind a server, and a clone by path that is one commit ahead of it.</summary>
internal sealed class Scene : IDisposable
{
    public Scene(string test)
    {
        Sandbox = new GitSandbox(test);
        Remote = Sandbox.BareRemote();
        Before = Sandbox.SeedProject(Remote);
        Clone = Sandbox.Clone(Remote, "ada");
        After = Sandbox.Commit(Clone, "big.bin", Noise(), "feat: something big");
    }

    public GitSandbox Sandbox { get; }

    public string Remote { get; }

    public string Clone { get; }

    /// <summary>Where main stands on the remote at first.</summary>
    public string Before { get; }

    /// <summary>Where it stands once the clone has pushed.</summary>
    public string After { get; }

    public string Main => Sandbox.Tip(Remote, "refs/heads/main");

    public ProcessAnswer Push(string url) => Sandbox.TryGit(Clone, "push", "--porcelain", url, "HEAD:refs/heads/main");

    public void Dispose() => Sandbox.Dispose();

    // Does not compress, so that the pack is larger than any buffer on the way.
    private static string Noise()
    {
        var bytes = new byte[400_000];
        new Random(1).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
