using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Unclear;

/// <summary>Pushes that land when their client has long been ended: the server sits in a hook past the client's patience.</summary>
public sealed class LatePushTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_push_that_lands_after_its_client_was_ended_is_found_by_its_commit()
    {
        await using var team = new Team(nameof(LatePushTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var hook = new SlowHook(team.Remote);
        team.Through(daemon.Url());
        var claim = team.Open("developer-1", with: Impatient).ClaimAsync(new ClaimRequest("prd-one"));
        hook.WaitForPush();
        hook.WaitForPush();
        hook.Release();
        Assert.True((await claim).Ok, (await claim).Refusal?.ToString());
        var proof = await team.ProveAsync();
        Assert.Equal((1, 1, 0), (proof.Operations, proof.Grants, proof.Unknown));
    }

    [Fact]
    public async Task Two_pushes_that_land_after_their_clients_gave_up_are_unknown_and_never_failed()
    {
        await using var team = new Team(nameof(LatePushTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var landing = new RefWatch(team.Remote);
        team.Through(daemon.Url());
        foreach (var (session, prdId) in ((string, string)[])[("developer-1", "prd-one"), ("developer-2", "prd-two")])
        {
            using var hook = new SlowHook(team.Remote);
            hook.Hold();
            using var patience = new CancellationTokenSource();
            var claim = team.Open(session).ClaimAsync(new ClaimRequest(prdId), patience.Token);
            hook.WaitForPush();
            await patience.CancelAsync();
            var unknown = Assert.IsType<OutcomeUnknownRefusal>((await claim).Refusal);
            Assert.Equal(76, unknown.Code.ExitCode);
            hook.Release();
            landing.WaitForMove();
            ServerHook.Remove(team.Remote, "pre-receive");

            // The next command of the same session finds what it was granted.
            var again = await team.Open(session).ClaimAsync(new ClaimRequest(prdId));
            Assert.True(again.Ok, again.Refusal?.ToString());
            Assert.Equal((true, unknown.OpId), (again.Value!.AlreadyHeld, again.Value.OpId));
        }

        var proof = await team.ProveAsync();
        Assert.Equal((2, 2), (proof.Grants, proof.Unknown));
        Assert.DoesNotContain(team.Told, ack => ack.Verdict is AckVerdict.Failed or AckVerdict.Refused);
    }

    [Fact]
    public async Task An_unknown_push_that_never_lands_leaves_the_prd_to_others_and_is_no_ghost()
    {
        await using var team = new Team(nameof(LatePushTests), new PrdSeed("prd-one"));
        using (var hook = new SlowHook(team.Remote))
        {
            // By path the hook is ended with the client: the push can never land.
            var claim = await team.Open("developer-1", with: GivesUp).ClaimAsync(new ClaimRequest("prd-one"));
            Assert.Equal(ErrorCodes.OutcomeUnknown, claim.Refusal?.Code);
        }

        var other = await team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(other.Ok, other.Refusal?.ToString());
        Assert.Equal(ErrorCodes.Held, (await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code);
        Assert.Equal(1, (await team.ProveAsync()).Grants);
    }

    private static CoordinatorOptions Impatient(CoordinatorOptions options) => options with { PushTimeout = Patience };

    private static CoordinatorOptions GivesUp(CoordinatorOptions options) => options with { PushTimeout = Patience, Deadline = 2 * Patience };
}
