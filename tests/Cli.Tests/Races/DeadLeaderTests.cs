namespace Coordination.Cli.Tests.Races;

/// <summary>Processes that are killed while they send for others, or while others send for them. Every survivor is told the truth.</summary>
public sealed class DeadLeaderTests
{
    private static readonly string[] Prds = ["prd-1", "prd-2", "prd-3"];

    [Fact]
    public async Task When_the_push_of_a_killed_leader_lands_late_its_followers_find_what_they_were_granted()
    {
        await using var queue = new ProcessQueue(nameof(DeadLeaderTests), Prds);
        var (dead, survivors) = await KillLeaderAsync(queue);
        queue.Hook.WaitForPush();
        using (var landing = new RefWatch(queue.Remote))
        {
            queue.Hook.Release(2);
            landing.WaitForMove();
        }

        queue.Hook.ReleaseAll();
        AssertServed(survivors);
        Assert.Equal(4, queue.Verify().GetProperty("operations").GetInt32());
        Assert.True(queue.Run(dead, "claim", $"prd-{dead}", "--json").Data.GetProperty("alreadyHeld").GetBoolean());
    }

    [Fact]
    public async Task When_the_push_of_a_killed_leader_never_lands_its_followers_are_served_by_the_next()
    {
        await using var queue = new ProcessQueue(nameof(DeadLeaderTests), Prds);
        var (dead, survivors) = await KillLeaderAsync(queue);
        queue.Hook.Release(3);
        queue.Hook.Release(4);
        AssertServed(survivors);
        queue.Hook.ReleaseAll();
        Assert.Equal(3, queue.Verify().GetProperty("operations").GetInt32());
        Assert.Equal(0, queue.Run(dead, "claim", $"prd-{dead}", "--json").ExitCode);
        Assert.Empty(queue.Spool.Names);
    }

    [Fact]
    public async Task A_follower_that_is_killed_before_it_was_taken_is_forgotten()
    {
        await using var queue = new ProcessQueue(nameof(DeadLeaderTests), Prds);
        queue.Begin();
        queue.HandOver(1, "claim", "prd-1").Process.Kill();
        var living = queue.HandOver(2, "claim", "prd-2").Process;
        queue.Hook.ReleaseAll();
        await queue.EndFirstAsync();
        Assert.Equal(0, living.Wait().ExitCode);
        Assert.Empty(queue.Spool.Names);
        Assert.Equal(2, queue.Verify().GetProperty("operations").GetInt32());
        Assert.Equal(0, queue.Run(3, "claim", "prd-1").ExitCode);
    }

    [Fact]
    public async Task A_follower_that_is_killed_after_it_was_taken_keeps_its_grant_for_its_session()
    {
        await using var queue = new ProcessQueue(nameof(DeadLeaderTests), Prds);
        queue.Begin();
        var waiting = Prds.Select((prd, index) => queue.HandOver(index + 1, "claim", prd)).ToList();
        await queue.EndFirstAsync();
        queue.Hook.WaitForPush();
        var leader = waiting.FindIndex(one => !queue.Spool.Names.Contains(one.OpId + ".taken"));
        var victim = (leader + 1) % Prds.Length;
        waiting[victim].Process.Kill();
        queue.Hook.ReleaseAll();
        Assert.All(waiting.Where(one => one != waiting[victim]), one => Assert.Equal(0, one.Process.Wait().ExitCode));
        Assert.Equal(4, queue.Verify().GetProperty("operations").GetInt32());
        Assert.True(queue.Run(victim + 1, "claim", Prds[victim], "--json").Data.GetProperty("alreadyHeld").GetBoolean());
        Assert.Empty(queue.Spool.Names);
    }

    // Three wait for the first; one of them becomes the leader of the other two, and is killed while its push is in the server.
    private static async Task<(int Dead, List<ChildProcess> Survivors)> KillLeaderAsync(ProcessQueue queue)
    {
        queue.Begin();
        var waiting = Prds.Select((prd, index) => queue.HandOver(index + 1, "claim", prd, "--json")).ToList();
        await queue.EndFirstAsync();
        queue.Hook.WaitForPush();
        var leader = waiting.FindIndex(one => !queue.Spool.Names.Contains(one.OpId + ".taken"));
        waiting[leader].Process.Kill();
        return (leader + 1, [.. waiting.Where((_, index) => index != leader).Select(one => one.Process)]);
    }

    private static void AssertServed(List<ChildProcess> survivors) =>
        Assert.All(survivors.Select(survivor => survivor.Wait()), answer => Assert.True(answer.ExitCode == 0, answer.ToString()));
}
