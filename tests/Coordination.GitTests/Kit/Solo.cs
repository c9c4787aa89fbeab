namespace Coordination.GitTests.Kit;

/// <summary>A project in one repository that has no remote at all.</summary>
internal sealed class Solo : IAsyncDisposable
{
    private readonly Team team;

    public Solo(string test, params PrdSeed[] prds)
    {
        team = new Team(test, new ProjectSeed { Prds = prds, Coordination = new() { ["pushBudget"] = "5m" } });
        team.Sandbox.Git(team.Clone, "remote", "remove", "origin");
    }

    public GitSandbox Sandbox => team.Sandbox;

    public string Folder => team.Clone;

    public string Main => Sandbox.Tip(Folder, "refs/heads/main");

    /// <summary>What git says of the working tree; empty when all is as committed.</summary>
    public string Status => Sandbox.Git(Folder, "status", "--porcelain");

    public Coordinator Open(string session, Func<CoordinatorOptions, CoordinatorOptions>? with = null) => team.Open(session, Folder, with);

    /// <summary>The product's own judgement; nothing illegal.</summary>
    public async Task<VerifyResult> ProveAsync()
    {
        var proof = (await Open("judge").VerifyAsync(new VerifyRequest(null, File.Exists(team.AcksFile) ? team.AcksFile : null))).Value!;
        Assert.True(proof.Violations.IsEmpty, string.Join('\n', proof.Violations));
        return proof;
    }

    public ValueTask DisposeAsync() => team.DisposeAsync();
}
