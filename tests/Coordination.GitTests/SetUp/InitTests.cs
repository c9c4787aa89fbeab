using Coordination.GitTests.Kit;

namespace Coordination.GitTests.SetUp;

public sealed class InitTests
{
    [Fact]
    public async Task Init_makes_everything_in_one_commit_and_deinit_takes_it_back()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        var clone = sandbox.Clone(remote, "clone");
        var first = sandbox.Commit(clone, "README.md", "hello\n", "first");
        sandbox.Git(clone, "push", "-q", "origin", "HEAD:main");
        await using var coordinator = Coordinator.Open(clone, new CoordinatorOptions { Environment = sandbox.Environment });

        var look = await coordinator.InitAsync(new InitRequest { DryRun = true });
        Assert.Contains("docs/session-locks.json", look.Value!.Files);
        Assert.Equal(first, sandbox.Tip(remote, "main"));

        Assert.True((await coordinator.InitAsync(new InitRequest())).Ok);
        Assert.Equal(first, sandbox.Tip(remote, "main^"));
        Assert.Contains("\"multiSession\": true", sandbox.Text(remote, "main", "docs/project.json"), StringComparison.Ordinal);
        Assert.True((await coordinator.InitAsync(new InitRequest())).Value!.Already);

        Assert.True((await coordinator.DeinitAsync(new DeinitRequest())).Ok);
        Assert.Equal("README.md\ndocs/project.json", sandbox.Git(remote, "ls-tree", "-r", "--name-only", "main").Trim());
        Assert.Contains("\"multiSession\": false", sandbox.Text(remote, "main", "docs/project.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_remote_gets_its_first_commit_from_init()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        await using var coordinator = Coordinator.Open(sandbox.Clone(remote, "clone"), new CoordinatorOptions { Environment = sandbox.Environment });
        var made = await coordinator.InitAsync(new InitRequest());
        Assert.True(made.Ok, made.Refusal?.ToString());
        Assert.Equal(made.Value!.Commit, sandbox.Tip(remote, "refs/heads/main"));
    }

    [Fact]
    public async Task A_project_file_of_somebody_else_is_left_alone()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        var clone = sandbox.Clone(remote, "clone");
        const string nx = "{ \"name\": \"shop\", \"targets\": {} }\n";
        sandbox.Commit(clone, "project.json", nx, "nx");
        sandbox.Git(clone, "push", "-q", "origin", "HEAD:main");
        await using var coordinator = Coordinator.Open(clone, new CoordinatorOptions { Environment = sandbox.Environment });
        Assert.True((await coordinator.InitAsync(new InitRequest())).Ok);
        Assert.Equal(nx, sandbox.Text(remote, "main", "project.json"));
        Assert.True((await coordinator.StatusAsync()).Value!.Mode == "multi");
    }

    [Theory]
    [InlineData("{\"version\": 1, \"sessions\": [}\n", "state_damaged")]
    [InlineData("{\"version\": 3, \"sessions\": []}\n", "state_newer")]
    public async Task Init_and_deinit_never_write_over_state_that_they_can_not_read(string locks, string code)
    {
        await using var team = new Team(nameof(InitTests), new PrdSeed("prd-one"));
        await using var healthy = team.Open("developer-1");
        Assert.True((await healthy.StatusAsync()).Ok);
        var other = team.Sandbox.Clone(team.Remote, "other");
        var damaged = team.Sandbox.Commit(other, "docs/session-locks.json", locks, "a bad hand");
        team.Sandbox.Git(other, "push", "-q", "origin", "HEAD:main");

        Assert.Equal(code, (await healthy.InitAsync(new InitRequest())).Refusal?.Code.Name);
        Assert.Equal(code, (await healthy.DeinitAsync(new DeinitRequest())).Refusal?.Code.Name);
        Assert.Equal(damaged, team.Main);
    }

    [Fact]
    public async Task Deinit_is_refused_while_somebody_holds_a_prd()
    {
        await using var team = new Team(nameof(InitTests), new PrdSeed("prd-one"));
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Assert.Equal(ErrorCodes.LocksOpen, (await holder.DeinitAsync(new DeinitRequest())).Refusal?.Code);
    }
}
