namespace Coordination.GitTests.Spool;

/// <summary>Sessions of one clone that write at the same time share one push, and each is told its own answer.</summary>
public sealed class SharedPushTests
{
    [Fact]
    public async Task All_who_wait_go_out_in_one_push_with_one_commit_each()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1", "prd-2", "prd-3");
        queue.Begin();
        var claims = Enumerable.Range(1, 3).Select(number => queue.Claim($"developer-{number}", $"prd-{number}")).ToList();
        await queue.GoOnAsync();
        var granted = await Task.WhenAll(claims);
        Assert.All(granted, claim => Assert.True(claim.Ok, claim.Refusal?.ToString()));
        Assert.Equal(["prd-1", "prd-2", "prd-3"], granted.Select(claim => claim.Value!.PrdId));
        Assert.Equal([2L, 3L, 4L], granted.Select(claim => claim.Value!.Fence).Order());
        Assert.Equal(2, queue.Hook.Pushes);
        var proof = await queue.ProveAsync();
        Assert.Equal((4, 4), (proof.Operations, proof.Grants));
    }

    [Fact]
    public async Task Of_two_who_want_the_same_prd_one_wins_and_the_other_is_told_who_holds_it()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1");
        queue.Begin();
        var claims = new[] { queue.Claim("developer-1", "prd-1"), queue.Claim("developer-2", "prd-1") };
        await queue.GoOnAsync();
        var answers = await Task.WhenAll(claims);
        var winner = Assert.Single(answers, answer => answer.Ok).Value!;
        var loser = Assert.Single(answers, answer => !answer.Ok);
        Assert.Equal(winner.SessionId, Assert.IsType<HeldRefusal>(loser.Refusal).Holder);
        Assert.Equal(2, queue.Hook.Pushes);
        Assert.Equal(2, (await queue.ProveAsync()).Grants);
    }

    [Fact]
    public async Task Heartbeats_claims_and_give_backs_go_the_same_way()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1", "prd-2", "prd-3");
        queue.Hook.Release(1);
        queue.Hook.Release(2);
        Assert.True((await queue.Open("developer-1").ClaimAsync(new ClaimRequest("prd-1"))).Ok);
        Assert.True((await queue.Open("developer-2").ClaimAsync(new ClaimRequest("prd-2"))).Ok);
        queue.Hook.WaitForPush();
        queue.Hook.WaitForPush();
        queue.Begin();
        var beat = queue.HandOver(() => queue.Open("developer-1").HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        var end = queue.HandOver(() => queue.Open("developer-2").UnclaimAsync(new UnclaimRequest()));
        var next = queue.Claim("developer-3", null);
        await queue.GoOnAsync();
        Assert.Equal((1, true), ((await beat).Value!.StoriesCompleted, (await beat).Value!.Pushed));
        Assert.Equal("prd-2", (await end).Value!.PrdId);
        Assert.True((await next).Ok, (await next).Refusal?.ToString());
        Assert.Equal(4, queue.Hook.Pushes);
        Assert.Equal(6, (await queue.ProveAsync()).Operations);
    }

    [Fact]
    public async Task A_chain_that_policy_refuses_falls_apart_and_only_the_guilty_one_pays()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1", "prd-bad", "prd-2");
        queue.Begin();
        ServerHook.Install(queue.Team.Remote, "update",
            "git log --format=%s \"$2..$3\" | grep -q 'claim prd-bad' || exit 0\necho 'hook declined: not that one' >&2\nexit 1\n");
        var good = new[] { queue.Claim("developer-1", "prd-1"), queue.Claim("developer-2", "prd-2") };
        var bad = queue.Claim("developer-3", "prd-bad");
        await queue.GoOnAsync();
        Assert.All(await Task.WhenAll(good), claim => Assert.True(claim.Ok, claim.Refusal?.ToString()));
        var refusal = Assert.IsType<RemoteRefusal>((await bad).Refusal);
        Assert.Equal(ErrorCodes.RemotePolicy, refusal.Code);
        Assert.Contains("not that one", refusal.Words, StringComparison.Ordinal);
        Assert.Equal(3, (await queue.ProveAsync()).Grants);
    }

    [Fact]
    public async Task Each_commit_carries_the_name_of_the_one_who_asked()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1", "prd-2");
        queue.Begin();
        var claims = new[] { "ada", "bob" }.Select((name, index) => queue.Claim($"developer-{name}", $"prd-{index + 1}", with: options => options with
        {
            Environment = new Dictionary<string, string>(queue.Team.Sandbox.Environment)
            {
                ["GIT_AUTHOR_NAME"] = name, ["GIT_AUTHOR_EMAIL"] = name + "@example.org",
                ["GIT_COMMITTER_NAME"] = name + " at work", ["GIT_COMMITTER_EMAIL"] = name + "@work.example",
            },
        })).ToList();
        await queue.GoOnAsync();
        Assert.All(await Task.WhenAll(claims), claim => Assert.True(claim.Ok, claim.Refusal?.ToString()));
        Assert.Equal(2, queue.Hook.Pushes);
        var log = queue.Team.Sandbox.Git(queue.Team.Remote, "log", "-2", "--format=%s: %an <%ae>, %cn <%ce>", "main").Split('\n').Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "chore: claim prd-1 for developer-ada: ada <ada@example.org>, ada at work <ada@work.example>",
                "chore: claim prd-2 for developer-bob: bob <bob@example.org>, bob at work <bob@work.example>",
            ],
            log);
    }

    [Fact]
    public async Task Worktrees_share_a_push_and_each_remembers_its_own_session()
    {
        await using var queue = new Queue(nameof(SharedPushTests), "prd-1", "prd-2");
        var worktrees = Enumerable.Range(1, 2).Select(number => Path.Combine(queue.Team.Sandbox.Root, $"tree-{number}")).ToList();
        worktrees.ForEach(path => queue.Team.Sandbox.Git(queue.Team.Clone, "worktree", "add", "-q", "--detach", path));
        queue.Begin();
        var claims = worktrees.Select((path, index) => queue.HandOver(() =>
            queue.Team.Open(null!, path, options => options with { PushTimeout = TimeSpan.FromMinutes(3) }).ClaimAsync(new ClaimRequest($"prd-{index + 1}")))).ToList();
        await queue.GoOnAsync();
        var granted = await Task.WhenAll(claims);
        Assert.Equal(2, queue.Hook.Pushes);
        foreach (var (path, claim) in worktrees.Zip(granted))
        {
            var status = (await queue.Team.Open(null!, path).StatusAsync()).Value!;
            Assert.Equal((claim.Value!.SessionId, claim.Value.PrdId), (status.Current!.SessionId, status.Current.PrdId));
        }
    }
}
