using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Landing;

/// <summary>Releases that may not be: nothing lands, and the lock stays as it was.</summary>
public sealed class RefusedReleaseTests
{
    [Fact]
    public async Task Checks_that_can_not_run_are_never_skipped()
    {
        await using var team = new Team(
            nameof(RefusedReleaseTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")], Coordination = new() { ["checks"] = new System.Text.Json.Nodes.JsonArray("make test") } });
        await using var session = await ClaimedAsync(team);
        new Feature(team, "feature/one").Add("src/work.txt", "done\n").Push();
        var refusal = Assert.IsType<ChecksNotRunRefusal>(await RefusedAsync(team, session));
        Assert.Equal((11, "make test"), (refusal.Code.ExitCode, Assert.Single(refusal.Checks)));
    }

    [Fact]
    public async Task A_worktree_with_changes_is_named_with_its_files()
    {
        await using var team = new Team(nameof(RefusedReleaseTests), new PrdSeed("prd-one"));
        await using var session = await ClaimedAsync(team);
        var worktree = Path.Combine(team.Sandbox.Root, "work");
        team.Sandbox.Git(team.Clone, "worktree", "add", "-q", worktree, "feature/one");
        team.Sandbox.Write(worktree, "src/print.txt", "not committed\n");
        team.Sandbox.Write(worktree, "src/new.txt", "not added\n");
        var refusal = Assert.IsType<PreconditionRefusal>(await RefusedAsync(team, session));
        Assert.Equal((ErrorCodes.DirtyTree, 9), (refusal.Code, refusal.Code.ExitCode));
        Assert.Equal(["src/new.txt", "src/print.txt"], refusal.Paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_branch_that_diverged_from_the_remotes_is_refused()
    {
        await using var team = new Team(nameof(RefusedReleaseTests), new PrdSeed("prd-one"));
        await using var session = await ClaimedAsync(team);
        new Feature(team, "feature/one").Add("src/theirs.txt", "theirs\n").Push();
        team.Sandbox.Git(team.Clone, "checkout", "-q", "feature/one");
        team.Sandbox.Commit(team.Clone, "src/mine.txt", "mine\n", "feat: mine");
        Assert.Equal((ErrorCodes.Diverged, 9), await RefusedAsync(team, session) is var refusal ? (refusal.Code, refusal.Code.ExitCode) : default);
    }

    [Fact]
    public async Task A_branch_that_is_nowhere_is_refused()
    {
        await using var team = new Team(nameof(RefusedReleaseTests), new PrdSeed("prd-one"));
        await using var session = await ClaimedAsync(team);
        team.Sandbox.Git(team.Clone, "branch", "-q", "-D", "feature/one");
        Assert.Equal(ErrorCodes.BranchMissing, (await RefusedAsync(team, session)).Code);
    }

    [Fact]
    public async Task Open_stories_are_named()
    {
        await using var team = new Team(nameof(RefusedReleaseTests), new PrdSeed("prd-one"));
        await using var session = await ClaimedAsync(team);
        new Feature(team, "feature/one").Add("src/work.txt", "done\n").Push();
        var refusal = Assert.IsType<StoriesOpenRefusal>((await session.ReleaseAsync(new ReleaseRequest())).Refusal);
        Assert.Equal(["US-001", "US-002"], refusal.Open);
    }

    [Fact]
    public async Task The_users_own_hook_that_refuses_the_push_of_the_branch_stops_the_release()
    {
        await using var team = new Team(nameof(RefusedReleaseTests), new PrdSeed("prd-one"));
        await using var session = await ClaimedAsync(team);
        ServerHook.Install(Path.Combine(team.Clone, ".git"), "pre-push", "echo 'tests are red' >&2\nexit 1\n");
        var refusal = await RefusedAsync(team, session);
        Assert.Contains(refusal.Facts, fact => fact.Value is string words && words.Contains("tests are red", StringComparison.Ordinal));
    }

    private static async Task<Coordinator> ClaimedAsync(Team team)
    {
        var session = team.Open("developer-1");
        var claim = await session.ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
        return session;
    }

    private static async Task<Refusal> RefusedAsync(Team team, Coordinator session)
    {
        var main = team.Main;
        var release = await session.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        Assert.False(release.Ok);
        Assert.Equal(main, team.Main);
        Assert.Equal("in_progress", Assert.Single((await session.StatusAsync()).Value!.Sessions).Status);
        return release.Refusal!;
    }
}
