using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Remote;

/// <summary>A remote that is not there, or that never answers: a command ends with a code of its own, and says no more than is known.</summary>
public sealed class SilentServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_remote_that_is_down_is_unreachable()
    {
        await using var team = new Team(nameof(SilentServerTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        team.Through(daemon.Url());
        daemon.Stop();
        Assert.Equal(12, await CodeOfClaimAsync(team));
    }

    [Fact]
    public async Task A_remote_that_is_no_repository_any_more_is_unreachable()
    {
        await using var team = new Team(nameof(SilentServerTests), new PrdSeed("prd-one"));
        Directory.Move(team.Remote, team.Remote + ".gone");
        Assert.Equal(12, await CodeOfClaimAsync(team));
    }

    [Fact]
    public async Task When_it_goes_down_between_the_look_and_the_push_the_push_was_never_sent()
    {
        await using var team = new Team(nameof(SilentServerTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        team.Through(proxy.GitUrl());
        await using var session = team.Open("developer-1", with: Impatient);
        await session.StatusAsync();
        proxy.Plan = _ => FaultPlan.At(FaultPhase.Connect);
        Assert.Equal(ErrorCodes.RemoteUnreachable, (await session.ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code);
    }

    [Theory]
    [InlineData(FaultPhase.Connect)]
    [InlineData(FaultPhase.Advertisement)]
    public async Task A_black_hole_on_every_connection_ends_as_unreachable(FaultPhase phase)
    {
        await using var team = new Team(nameof(SilentServerTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port) { Plan = _ => FaultPlan.At(phase, FaultKind.BlackHole) };
        team.Through(proxy.GitUrl());
        Assert.Equal(12, await CodeOfClaimAsync(team));
    }

    [Theory]
    [InlineData(FaultPhase.Connect)]
    [InlineData(FaultPhase.Pack)]
    public async Task A_black_hole_for_pushes_is_unknown_until_a_look_finds_the_commit(FaultPhase phase)
    {
        await using var team = new Team(nameof(SilentServerTests), new PrdSeed("prd-one"));
        using var daemon = new GitDaemon(team.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(FaultPlan.At(phase, FaultKind.BlackHole));
        team.Through(proxy.GitUrl());
        var session = team.Open("developer-1", with: options => options with { PushTimeout = Patience, Deadline = 2 * Patience });
        var claim = await session.ClaimAsync(new ClaimRequest("prd-one"));
        Assert.Equal(claim.Ok ? null : ErrorCodes.OutcomeUnknown, claim.Refusal?.Code);
        Assert.False(claim.Ok && phase == FaultPhase.Connect);
        await team.ProveAsync();
    }

    private static async Task<int?> CodeOfClaimAsync(Team team)
    {
        var claim = await team.Open("developer-1", with: Impatient).ClaimAsync(new ClaimRequest("prd-one"));
        return claim.Refusal?.Code.ExitCode;
    }

    private static CoordinatorOptions Impatient(CoordinatorOptions options) =>
        options with { PushTimeout = Patience, FetchTimeout = Patience, Deadline = 2 * Patience };
}
