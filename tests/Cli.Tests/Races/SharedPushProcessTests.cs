namespace Coordination.Cli.Tests.Races;

/// <summary>Many processes of one machine at once: one pushes for all. How many pushes that are is forced, not a matter of luck.</summary>
public sealed class SharedPushProcessTests
{
    private const int Sessions = 32;

    [Fact]
    public async Task Thirty_two_sessions_that_claim_thirty_two_prds_need_two_pushes()
    {
        var prds = Enumerable.Range(1, Sessions - 1).Select(number => $"prd-{number:00}").ToList();
        await using var queue = new ProcessQueue(nameof(SharedPushProcessTests), prds);
        queue.Begin();
        var claims = prds.Select((prd, index) => queue.Start(index + 1, "claim", prd, "--json")).ToList();
        queue.Spool.WaitForRequests(prds.Count);
        queue.Hook.ReleaseAll();
        await queue.EndFirstAsync();
        Assert.All(claims, claim => Assert.Equal(0, claim.Wait().ExitCode));
        Assert.Equal(2, queue.Hook.Pushes);
        Assert.Equal(Sessions, queue.Verify().GetProperty("operations").GetInt32());
    }

    [Fact]
    public async Task Heartbeats_of_all_sessions_of_a_machine_share_a_push()
    {
        const int Beating = 8;
        var prds = Enumerable.Range(1, Beating).Select(number => $"prd-{number}").ToList();
        await using var queue = new ProcessQueue(nameof(SharedPushProcessTests), prds);
        for (var session = 1; session <= Beating; session++)
        {
            queue.Hook.Release(session);
            Assert.Equal(0, queue.Run(session, "claim", $"prd-{session}").ExitCode);
            queue.Hook.WaitForPush();
        }

        var first = queue.Start(1, "heartbeat", "--story", "US-001");
        queue.Hook.WaitForPush();
        var beats = Enumerable.Range(2, Beating - 1).Select(session => queue.Start(session, "heartbeat", "--story", "US-001")).ToList();
        queue.Spool.WaitForRequests(beats.Count);
        queue.Hook.ReleaseAll();
        Assert.All(beats.Prepend(first), beat => Assert.Equal(0, beat.Wait().ExitCode));
        Assert.InRange(queue.Hook.Pushes, Beating + 2, Beating + 3);
        Assert.Equal(2 * Beating, queue.Verify().GetProperty("operations").GetInt32());
    }

    [Fact]
    public async Task Verbose_tells_who_sent_for_whom()
    {
        await using var queue = new ProcessQueue(nameof(SharedPushProcessTests), "prd-1", "prd-2");
        queue.Begin();
        var claims = new[] { 1, 2 }.Select(session => queue.HandOver(session, "claim", $"prd-{session}", "--verbose").Process).ToList();
        queue.Hook.ReleaseAll();
        await queue.EndFirstAsync();
        var words = claims.Select(claim => claim.Wait().Error).ToList();
        Assert.Single(words, text => text.Contains("takes the commands of 1 waiting process along", StringComparison.Ordinal));
        Assert.Single(words, text => text.Contains("another process of this clone has sent it", StringComparison.Ordinal));
        Assert.Equal(3, queue.Verify().GetProperty("operations").GetInt32());
    }
}
