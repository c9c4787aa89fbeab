using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Spool;

/// <summary>A leader that breaks off right after its push, without a word to those who wait. Killed processes are in <c>DeadLeaderTests</c>.</summary>
public sealed class CrashedLeaderTests
{
    [Fact]
    public async Task A_beat_that_is_sent_again_is_another_operation()
    {
        // Every beat counts where a lock is stale so soon: none is left out because the last one is young.
        await using var queue = new Queue(nameof(CrashedLeaderTests), "1s", ["prd-1", "prd-2"]);
        foreach (var number in (int[])[1, 2])
        {
            queue.Hook.Release(number);
            Assert.True((await queue.Open($"developer-{number}").ClaimAsync(new ClaimRequest($"prd-{number}"))).Ok);
            queue.Hook.WaitForPush();
        }

        queue.Begin();
        var crash = new OneCrash();
        var beats = new[] { 1, 2 }.Select(number => queue.HandOver(() =>
            queue.Open($"developer-{number}", with: crash.After).HeartbeatAsync(new HeartbeatRequest { CurrentStory = "US-001" }))).ToList();
        await queue.GoOnAsync();
        await AssertOneSurvivesAsync(beats);
        Assert.InRange((await queue.ProveAsync()).Operations, 6, 7);
    }

    [Fact]
    public async Task When_the_remote_is_gone_then_its_follower_is_told_that_nobody_knows()
    {
        await using var queue = new Queue(nameof(CrashedLeaderTests), "prd-1", "prd-2");
        using var daemon = new GitDaemon(queue.Team.Sandbox);
        queue.Team.Through(daemon.Url());
        queue.Begin();
        var crash = new OneCrash(daemon.Stop);
        var claims = new[] { 1, 2 }.Select(number => queue.Claim($"developer-{number}", $"prd-{number}", with: crash.After)).ToList();
        await queue.GoOnAsync();
        var survivor = await AssertOneSurvivesAsync(claims);
        Assert.Equal(ErrorCodes.OutcomeUnknown, survivor.Refusal?.Code);
        queue.Team.Through(queue.Team.Remote);
        foreach (var number in (int[])[1, 2])
        {
            // The push had landed.
            Assert.True((await queue.Open($"developer-{number}").ClaimAsync(new ClaimRequest($"prd-{number}"))).Ok);
        }

        Assert.Equal(3, (await queue.ProveAsync()).Operations);
    }

    private static async Task<Result<T>> AssertOneSurvivesAsync<T>(List<Task<Result<T>>> tasks)
        where T : class
    {
        await Task.WhenAll(tasks.Cast<Task>()).ContinueWith(_ => { }, TaskScheduler.Default);
        _ = Assert.Single(tasks, task => task.IsFaulted && task.Exception.InnerException is CrashException);
        return await Assert.Single(tasks, task => task.IsCompletedSuccessfully);
    }

    private sealed class OneCrash(Action? before = null)
    {
        private int crashes;

        public CoordinatorOptions After(CoordinatorOptions options) => options with
        {
            Trace = line =>
            {
                if (line.StartsWith("git push", StringComparison.Ordinal) && Interlocked.Increment(ref crashes) == 1)
                {
                    before?.Invoke();
                    throw new CrashException(line);
                }
            },
        };
    }
}
