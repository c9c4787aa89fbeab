using Coordination.GitTests.Kit;

namespace Coordination.GitTests.NoRemote;

/// <summary>Without a remote the state branch is usually checked out: it moves together with its worktree, or not at all.</summary>
public sealed class CheckedOutBranchTests
{
    private const string Locks = "docs/session-locks.json";

    [Fact]
    public async Task The_worktree_follows_and_unrelated_edits_are_kept()
    {
        await using var solo = new Solo(nameof(CheckedOutBranchTests), new PrdSeed("prd-one"));
        solo.Sandbox.Write(solo.Folder, "src/print.txt", "mine\n");
        solo.Sandbox.Write(solo.Folder, "src/staged.txt", "mine too\n");
        solo.Sandbox.Git(solo.Folder, "add", "src/staged.txt");
        var before = solo.Status;
        await OkAsync(solo.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        Assert.Equal(before, solo.Status);
        Assert.Contains("developer-1", solo.Sandbox.Read(solo.Folder, Locks), StringComparison.Ordinal);

        // The person's next commit does not take the claim back.
        solo.Sandbox.Git(solo.Folder, "commit", "-q", "-am", "feat: mine");
        await OkAsync(solo.Open("developer-1").HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        Assert.Equal(2, (await solo.ProveAsync()).Operations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edit_in_the_way_is_named_before_anything_moves(bool staged)
    {
        await using var solo = new Solo(nameof(CheckedOutBranchTests), new PrdSeed("prd-one"));
        solo.Sandbox.Write(solo.Folder, Locks, "{ \"version\": 1, \"sessions\": [], \"mine\": true }\n");
        if (staged)
        {
            solo.Sandbox.Git(solo.Folder, "add", Locks);
        }

        var before = (solo.Main, solo.Status, solo.Sandbox.Read(solo.Folder, Locks));
        var refused = await Assert.ThrowsAsync<CoordinationException>(() => solo.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        Assert.Equal(("in_the_way", 9), (refused.Code.Name, refused.Code.ExitCode));
        Assert.Contains(Locks, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, (solo.Main, solo.Status, solo.Sandbox.Read(solo.Folder, Locks)));
        Assert.Empty(solo.Sandbox.Git(solo.Folder, "for-each-ref", "refs/heads/feature"));
        solo.Sandbox.Git(solo.Folder, "stash", "-q");
        await OkAsync(solo.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        await solo.ProveAsync();
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_elsewhere_moves_there_and_the_callers_tree_stays()
    {
        await using var solo = new Solo(nameof(CheckedOutBranchTests), new PrdSeed("prd-one"));
        solo.Sandbox.Git(solo.Folder, "checkout", "-q", "-b", "feature/mine");
        var linked = Path.Combine(solo.Sandbox.Root, "linked");
        solo.Sandbox.Git(solo.Folder, "worktree", "add", "-q", linked, "main");
        solo.Sandbox.Write(linked, "src/print.txt", "mine\n");
        await OkAsync(solo.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        Assert.Equal("", solo.Status);
        Assert.DoesNotContain("developer-1", solo.Sandbox.Read(solo.Folder, Locks), StringComparison.Ordinal);
        Assert.Contains("developer-1", solo.Sandbox.Read(linked, Locks), StringComparison.Ordinal);
        Assert.Equal(" M src/print.txt", solo.Sandbox.Git(linked, "status", "--porcelain"));
    }

    [Fact]
    public async Task A_whole_day_without_a_remote_merges_archives_and_gives_back()
    {
        await using var solo = new Solo(nameof(CheckedOutBranchTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"), new PrdSeed("prd-three"));
        await using var session = solo.Open("developer-1");
        await OkAsync(session.ClaimAsync(new ClaimRequest("prd-one")));
        var worktree = Path.Combine(solo.Sandbox.Root, "work");
        solo.Sandbox.Git(solo.Folder, "worktree", "add", "-q", worktree, "feature/one");
        solo.Sandbox.Commit(worktree, "src/work.txt", "done\n", "feat: work");
        solo.Sandbox.Git(solo.Folder, "worktree", "remove", worktree);
        await OkAsync(session.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal("done\n", solo.Sandbox.Read(solo.Folder, "src/work.txt"));
        Assert.Null(solo.Sandbox.TryTip(solo.Folder, "refs/heads/feature/one"));
        await OkAsync(session.ClaimAsync(new ClaimRequest("prd-two")));
        await OkAsync(session.UnclaimAsync(new UnclaimRequest()));
        await OkAsync(session.ClaimAsync(new ClaimRequest("prd-three")));
        var abandoned = await session.AbandonAsync(new AbandonRequest(null, "no reason"));
        Assert.NotNull(solo.Sandbox.TryTip(solo.Folder, abandoned.Value!.BackupRef!));
        Assert.Equal("", solo.Status);
        Assert.Equal(6, (await solo.ProveAsync()).Operations);
    }

    [Fact]
    public async Task Eight_sessions_in_one_repository_are_all_served_and_the_worktree_is_clean_at_the_end()
    {
        await using var solo = new Solo(nameof(CheckedOutBranchTests), [.. Enumerable.Range(1, 8).Select(number => new PrdSeed($"prd-{number}"))]);
        var claims = await AtOnce.RunAsync(Enumerable.Range(1, 8).Select<int, Func<Task<Result<ClaimResult>>>>(number =>
        {
            var session = solo.Open($"developer-{number}");
            return () => session.ClaimAsync(new ClaimRequest());
        }));
        Assert.All(claims, claim => Assert.True(claim.Ok, claim.Refusal?.ToString()));
        Assert.Equal("", solo.Status);
        Assert.Equal(8, (await solo.ProveAsync()).Grants);
    }

    private static async Task OkAsync<T>(Task<Result<T>> command)
        where T : class
    {
        var result = await command;
        Assert.True(result.Ok, result.Refusal?.ToString());
    }
}
