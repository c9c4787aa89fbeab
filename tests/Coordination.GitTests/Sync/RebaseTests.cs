using Coordination.GitTests.Kit;
using Coordination.GitTests.Landing;
using static Coordination.GitTests.Sync.PullRequest;

namespace Coordination.GitTests.Sync;

public sealed class RebaseTests
{
    private static readonly SyncRequest Rebase = new() { Rebase = true };

    [Fact]
    public async Task The_branch_stands_on_main_here_and_on_the_remote_and_its_old_commits_are_kept()
    {
        await using var team = await WorkingAsync();
        var old = team.Sandbox.Tip(team.Clone, "HEAD");
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "feature/one");
        new Feature(team, "other").Add("src/other.txt", "other\n").Push("main");
        var done = (await OkAsync(team.Open("developer-1").SyncAsync(Rebase))).Rebased!;
        Assert.Equal((old, team.Main, true), (done.From, done.Onto, done.Pushed));
        Assert.Equal(done.To, team.Sandbox.Tip(team.Clone, "HEAD"));
        Assert.Equal(done.To, team.Sandbox.Tip(team.Remote, "refs/heads/feature/one"));
        Assert.Equal(team.Main, team.Sandbox.Tip(team.Clone, "HEAD~1"));
        Assert.Equal(old, team.Sandbox.Tip(team.Clone, done.BackupRef!));
        Assert.Equal(("mine\n", ""), (team.Sandbox.Read(team.Clone, "src/mine.txt"), team.Sandbox.Git(team.Clone, "status", "--porcelain")));
        var again = (await OkAsync(team.Open("developer-1").SyncAsync(Rebase))).Rebased!;
        Assert.Equal((done.To, done.To, null, true), (again.From, again.To, again.BackupRef, again.Pushed));
    }

    [Fact]
    public async Task A_conflict_is_undone_and_blocks_the_lock_with_the_files()
    {
        await using var team = await WorkingAsync();
        new Feature(team, "other").Add("src/mine.txt", "theirs\n").Push("main");
        var old = team.Sandbox.Tip(team.Clone, "HEAD");
        var conflict = Assert.IsType<MergeConflictRefusal>((await team.Open("developer-1").SyncAsync(Rebase)).Refusal);
        Assert.Equal((true, true, "src/mine.txt"), (conflict.OfRebase, conflict.LockBlocked, Assert.Single(conflict.Files)));
        Assert.Equal((old, "feature/one"), (team.Sandbox.Tip(team.Clone, "HEAD"), team.Sandbox.Git(team.Clone, "branch", "--show-current")));
        Assert.Equal("", team.Sandbox.Git(team.Clone, "status", "--porcelain"));
        Assert.Empty(team.Sandbox.Git(team.Clone, "for-each-ref", "refs/coord/backup/"));
        Assert.Equal("blocked", Assert.Single((await OkAsync(team.Open("developer-1").StatusAsync())).Sessions).Status);
        await team.ProveAsync();
    }

    [Theory]
    [InlineData("src/mine.txt")]
    [InlineData("src/untracked.txt")]
    public async Task Work_that_is_in_no_commit_stops_it(string path)
    {
        await using var team = await WorkingAsync();
        new Feature(team, "other").Add("src/other.txt", "other\n").Push("main");
        team.Sandbox.Write(team.Clone, path, "not committed\n");
        var old = team.Sandbox.Tip(team.Clone, "HEAD");
        Assert.Equal(ErrorCodes.DirtyTree, (await team.Open("developer-1").SyncAsync(Rebase)).Refusal?.Code);
        Assert.Equal((old, "not committed\n"), (team.Sandbox.Tip(team.Clone, "HEAD"), team.Sandbox.Read(team.Clone, path)));
    }

    [Fact]
    public async Task A_branch_to_which_others_pushed_is_not_overwritten()
    {
        await using var team = await WorkingAsync();
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "feature/one");
        new Feature(team, "feature/one").Add("src/theirs.txt", "theirs\n").Push();
        var theirs = team.Sandbox.Tip(team.Remote, "refs/heads/feature/one");
        new Feature(team, "other").Add("src/other.txt", "other\n").Push("main");
        Assert.Equal(ErrorCodes.Diverged, (await team.Open("developer-1").SyncAsync(Rebase)).Refusal?.Code);
        Assert.Equal(theirs, team.Sandbox.Tip(team.Remote, "refs/heads/feature/one"));
    }

    [Fact]
    public async Task A_rebase_that_a_person_began_is_left_to_that_person()
    {
        await using var team = await WorkingAsync();
        new Feature(team, "other").Add("src/mine.txt", "theirs\n").Push("main");
        team.Sandbox.Git(team.Clone, "fetch", "-q", "origin", "main");
        Assert.False(team.Sandbox.TryGit(team.Clone, "merge", "-q", "FETCH_HEAD").Ok);
        Assert.Equal(ErrorCodes.InTheWay, (await team.Open("developer-1").SyncAsync(Rebase)).Refusal?.Code);
        Assert.True(File.Exists(Path.Combine(team.Clone, ".git", "MERGE_HEAD")));
    }

    [Fact]
    public async Task No_merge_driver_and_no_autostash_of_the_local_configuration_takes_part()
    {
        await using var team = await WorkingAsync();
        var canary = Path.Combine(team.Sandbox.Root, "canary");
        team.Sandbox.Git(team.Clone, "config", "merge.evil.driver", $"touch '{canary}'; exit 0");
        team.Sandbox.Git(team.Clone, "config", "rebase.autoStash", "true");
        team.Sandbox.Write(team.Clone, ".git/info/attributes", "* merge=evil\n");
        new Feature(team, "other").Add("src/mine.txt", "theirs\n").Push("main");
        Assert.IsType<MergeConflictRefusal>((await team.Open("developer-1").SyncAsync(Rebase)).Refusal);
        Assert.False(File.Exists(canary));
    }

    [Fact]
    public async Task Without_a_branch_of_its_own_there_is_nothing_to_rebase()
    {
        await using var team = new Team(nameof(RebaseTests), new PrdSeed("prd-one"));
        Assert.Equal(ErrorCodes.NoLock, (await team.Open("developer-1").SyncAsync(Rebase)).Refusal?.Code);
    }

    // One session holds prd-one and has committed work on its branch, which is checked out.
    private static async Task<Team> WorkingAsync()
    {
        var team = new Team(nameof(RebaseTests), new PrdSeed("prd-one"));
        await OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one") { Checkout = true }));
        team.Sandbox.Commit(team.Clone, "src/mine.txt", "mine\n", "feat: mine");
        return team;
    }
}
