using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Unclear;

/// <summary>A connection that is cut at each phase of a push. Whatever the client was told has to be what the history says.</summary>
public sealed class CutConnectionTests
{
    private const int InThePack = 600;

    public static TheoryData<FaultPhase, FaultKind> Cuts => new(
        from phase in (FaultPhase[])[FaultPhase.Connect, FaultPhase.Advertisement, FaultPhase.ClientBytes, FaultPhase.Pack, FaultPhase.Report]
        from kind in (FaultKind[])[FaultKind.Cut, FaultKind.Reset]
        select (phase, kind));

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_push_that_is_cut_once_is_granted_once(FaultPhase phase, FaultKind kind)
    {
        await using var team = new Team(nameof(CutConnectionTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        var cuts = 0;
        proxy.Plan = connection => connection.IsPush && Interlocked.Increment(ref cuts) == 1 ? Plan(phase, kind) : FaultPlan.None;
        team.Through(proxy.GitUrl());
        var claim = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
        await proxy.FirstFault;
        var proof = await team.ProveAsync();
        Assert.Equal((1, 0), (proof.Grants, proof.Unknown));
    }

    [Theory]
    [InlineData(FaultPhase.Connect, "remote_broken")]
    [InlineData(FaultPhase.ClientBytes, "outcome_unknown", 2)]
    [InlineData(FaultPhase.Pack, null)]
    [InlineData(FaultPhase.Report, null)]
    public async Task When_every_push_is_cut_only_what_was_never_sent_is_called_a_failure(FaultPhase phase, string? code, int patience = 300)
    {
        await using var team = new Team(nameof(CutConnectionTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(Plan(phase, FaultKind.Cut));
        team.Through(proxy.GitUrl());
        var session = team.Open("developer-1", with: options => options with { Deadline = TimeSpan.FromSeconds(patience) });
        var claim = await session.ClaimAsync(new ClaimRequest("prd-one"));
        Assert.Equal(code, claim.Refusal?.Code.Name);
        proxy.Plan = _ => FaultPlan.None;
        var again = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.Equal((true, code is null), (again.Ok, again.Value?.AlreadyHeld));
        Assert.Equal(1, (await team.ProveAsync()).Grants);
    }

    [Fact]
    public async Task When_the_remote_dies_with_the_pack_nobody_can_tell_until_it_is_back()
    {
        await using var team = new Team(nameof(CutConnectionTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        team.Through(proxy.GitUrl());
        using var landing = new RefWatch(team.Remote);
        var dead = 0;
        proxy.Plan = connection => Volatile.Read(ref dead) > 0 ? FaultPlan.At(FaultPhase.Connect)
            : connection.IsPush && Interlocked.Increment(ref dead) == 1 ? FaultPlan.At(FaultPhase.Pack) : FaultPlan.None;
        var claim = await team.Open("developer-1", with: Brief).ClaimAsync(new ClaimRequest("prd-one"));
        Assert.Equal(ErrorCodes.OutcomeUnknown, claim.Refusal?.Code);
        landing.WaitForMove();
        proxy.Plan = _ => FaultPlan.None;
        var again = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(again.Value?.AlreadyHeld, again.Refusal?.ToString());
        Assert.Equal((1, 1), await team.ProveAsync() is var proof ? (proof.Grants, proof.Unknown) : default);
    }

    private static FaultPlan Plan(FaultPhase phase, FaultKind kind) =>
        phase == FaultPhase.ClientBytes ? FaultPlan.AfterClientBytes(InThePack, kind) : FaultPlan.At(phase, kind);

    private static CoordinatorOptions Brief(CoordinatorOptions options) => options with { Deadline = TimeSpan.FromSeconds(2) };
}
