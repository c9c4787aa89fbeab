using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Spool;

/// <summary>Followers that do not wait to the end, and leaders that can't tell how it ends.</summary>
public sealed class GivingUpTests
{
    [Fact]
    public async Task Who_gives_up_before_it_was_taken_has_done_nothing()
    {
        await using var queue = new Queue(nameof(GivingUpTests), "prd-1");
        using var patience = new CancellationTokenSource();
        queue.Begin();
        var claim = queue.HandOver(() => queue.Open("developer-1").ClaimAsync(new ClaimRequest("prd-1"), patience.Token));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => claim);
        Assert.Empty(queue.Spool.Names);
        await queue.GoOnAsync();
        Assert.Equal(1, (await queue.ProveAsync()).Operations);
    }

    [Fact]
    public async Task Who_gives_up_after_it_was_taken_is_told_that_nobody_knows_and_finds_its_grant_later()
    {
        await using var queue = new Queue(nameof(GivingUpTests), "prd-1", "prd-2");
        using var patience = new CancellationTokenSource();
        queue.Begin();
        var claims = new Dictionary<string, Task<Result<ClaimResult>>>();
        foreach (var number in (int[])[1, 2])
        {
            var before = queue.Spool.Names;
            var claim = queue.HandOver(() => queue.Open($"developer-{number}").ClaimAsync(new ClaimRequest($"prd-{number}"), patience.Token));
            claims[queue.Spool.Names.Except(before).Single()[..32]] = claim;
        }

        queue.Hook.Release(1);
        queue.Hook.WaitForPush();
        var taken = queue.Spool.Names.Single(name => name.EndsWith(".taken", StringComparison.Ordinal))[..32];
        await patience.CancelAsync();
        var unknown = Assert.IsType<OutcomeUnknownRefusal>((await claims[taken]).Refusal);
        Assert.Equal(taken, unknown.OpId);
        Assert.IsType<OutcomeUnknownRefusal>((await claims.Single(pair => pair.Key != taken).Value).Refusal);
        queue.Hook.ReleaseAll();
        foreach (var number in (int[])[1, 2])
        {
            Assert.True((await queue.Open($"developer-{number}").ClaimAsync(new ClaimRequest($"prd-{number}"))).Ok);
        }

        Assert.Equal(3, (await queue.ProveAsync()).Grants);
        Assert.DoesNotContain(queue.Team.Told, ack => ack.Verdict is AckVerdict.Failed or AckVerdict.Refused);
    }

    [Fact]
    public async Task A_leader_whose_time_ends_in_doubt_tells_its_followers_that_nobody_knows()
    {
        await using var queue = new Queue(nameof(GivingUpTests), "prd-1", "prd-2");
        using var daemon = new GitDaemon(queue.Team.Sandbox);
        queue.Team.Through(daemon.Url());
        queue.Begin();
        var claims = new[] { 1, 2 }.Select(number => queue.HandOver(() => queue.Team.Open($"developer-{number}", with: options => options with
        {
            PushTimeout = TimeSpan.FromSeconds(1), Deadline = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromMinutes(2),
        }).ClaimAsync(new ClaimRequest($"prd-{number}")))).ToList();
        queue.Hook.Release(1);
        Assert.All(await Task.WhenAll(claims), claim => Assert.Equal(ErrorCodes.OutcomeUnknown, claim.Refusal?.Code));
        await queue.GoOnAsync();
        foreach (var number in (int[])[1, 2])
        {
            Assert.True((await queue.Open($"developer-{number}").ClaimAsync(new ClaimRequest($"prd-{number}"))).Ok);
        }

        Assert.Equal(3, (await queue.Team.ProveAsync()).Grants);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_for_a_leader_that_does_not_move()
    {
        await using var queue = new Queue(nameof(GivingUpTests), "prd-1");
        queue.Hook.Release(2);
        queue.Begin();
        var claim = queue.Claim("developer-1", "prd-1", with: options => options with { Patience = TimeSpan.FromSeconds(1) });
        Assert.True((await claim).Ok, (await claim).Refusal?.ToString());
        await queue.GoOnAsync();
        Assert.Equal(2, (await queue.ProveAsync()).Grants);
    }
}
