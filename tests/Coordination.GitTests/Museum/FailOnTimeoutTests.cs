using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: a push that did not answer in time is called a failure. Promise: nothing that was reported as failed appears later.</summary>
public sealed class FailOnTimeoutTests
{
    [Fact]
    public async Task A_client_that_calls_a_timeout_a_failure_makes_ghosts_and_verify_sees_them()
    {
        await using var team = new Team(nameof(FailOnTimeoutTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var hook = new SlowHook(team.Remote);
        using var landing = new RefWatch(team.Remote);
        team.Through(daemon.Url());
        var client = new HandClient(team, team.Clone, "developer-1");
        client.Claim("prd-one");
        using (var push = ChildProcess.Start("git", ["push", "-q", "origin", "HEAD:refs/heads/main"], team.Clone, team.Sandbox.Environment))
        {
            hook.WaitForPush();
            push.Kill();
        }

        client.Note(AckVerdict.Failed, "remote_unreachable");
        hook.Release();
        landing.WaitForMove();
        Assert.Equal(VerifyRules.GhostOperation, Assert.Single((await team.VerifyAsync()).Violations).Rule);
    }

    [Fact]
    public async Task Coord_says_that_it_does_not_know()
    {
        await using var team = new Team(nameof(FailOnTimeoutTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var hook = new SlowHook(team.Remote);
        using var landing = new RefWatch(team.Remote);
        team.Through(daemon.Url());
        using var patience = new CancellationTokenSource();
        var claim = team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"), patience.Token);
        hook.WaitForPush();
        await patience.CancelAsync();
        Assert.Equal(ErrorCodes.OutcomeUnknown, (await claim).Refusal?.Code);
        hook.Release();
        landing.WaitForMove();
        Assert.Equal((1, 1), await team.ProveAsync() is var proof ? (proof.Grants, proof.Unknown) : default);
    }
}
