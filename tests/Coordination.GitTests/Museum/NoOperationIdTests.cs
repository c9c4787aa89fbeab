using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: a client that can't recognise its own commit. Promise: after an unclear answer nothing happens twice.</summary>
public sealed class NoOperationIdTests
{
    [Fact]
    public async Task A_client_that_tries_again_without_looking_for_its_operation_does_it_twice_and_verify_sees_it()
    {
        await using var team = new Team(nameof(NoOperationIdTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = CutReports(daemon);
        team.Through(proxy.GitUrl());
        var client = new HandClient(team, team.Clone, "developer-1");
        client.Claim("prd-one");
        Assert.False(client.Push());
        client.Pull();
        client.Claim("prd-one");
        Assert.False(client.Push());
        Assert.Contains((await team.VerifyAsync()).Violations, violation => violation.Rule == VerifyRules.DoubleGrant);
    }

    [Fact]
    public async Task A_commit_without_an_operation_id_can_not_be_acknowledged_and_verify_sees_it()
    {
        await using var team = new Team(nameof(NoOperationIdTests), new PrdSeed("prd-one"));
        var client = new HandClient(team, team.Clone, "developer-1");
        client.Claim("prd-one");
        team.Sandbox.Git(team.Clone, "commit", "-q", "--amend", "-m", "chore: claim prd-one for developer-1");
        Assert.True(client.Push());
        Assert.Equal(VerifyRules.LostAck, Assert.Single((await team.VerifyAsync()).Violations).Rule);
    }

    [Fact]
    public async Task Coord_finds_its_operation_and_does_it_once()
    {
        await using var team = new Team(nameof(NoOperationIdTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = CutReports(daemon);
        team.Through(proxy.GitUrl());
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Assert.True((await session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" })).Value?.Pushed);
        Assert.Equal(2, (await team.ProveAsync()).Operations);
    }

    private static FaultProxy CutReports(GitDaemon daemon)
    {
        var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(FaultPlan.At(FaultPhase.Report));
        return proxy;
    }
}
