using Coordination.GitTests.Kit;
using Coordination.GitTests.TwoRefs;

namespace Coordination.GitTests.Museum;

/// <summary>
/// Defect: a fence that is only looked at, in an atomic push that leaves the lock unchanged: git sends no ref that stands where it
/// should, so the server checks nothing. Promise: a holder that lost its lock in the middle of its push does not move main.
/// </summary>
public sealed class UnchangedLeaseTests
{
    [Fact]
    public async Task A_lease_on_an_unchanged_lock_lets_a_robbed_holder_move_main()
    {
        var (team, _) = await Parted.BeginAsync(nameof(UnchangedLeaseTests), atomic: true);
        await using var end = team;
        var state = team.Sandbox.Tip(team.Remote, Parted.StateRef);
        team.Sandbox.Git(team.Clone, "fetch", "-q", "origin", "feature/one");
        var work = team.Sandbox.Tip(team.Clone, "FETCH_HEAD");
        using var hook = new SlowHook(team.Remote, reference: "refs/heads/main");
        using var push = ChildProcess.Start(
            "git",
            ["push", "-q", "--atomic", $"--force-with-lease={Parted.StateRef}:{state}", "origin", $"{state}:{Parted.StateRef}", $"{work}:refs/heads/main"],
            team.Clone, team.Sandbox.Environment);
        hook.WaitForPush();
        await TakeOverAsync(team);
        hook.Release();
        Assert.True(push.Wait().Ok);
        Assert.Equal(work, team.Main);
        Assert.NotEqual(state, team.Sandbox.Tip(team.Remote, Parted.StateRef));
    }

    [Fact]
    public async Task Coord_moves_both_or_none()
    {
        var (team, holder) = await Parted.BeginAsync(nameof(UnchangedLeaseTests), atomic: true);
        await using var end = team;
        var main = team.Main;
        using var hook = new SlowHook(team.Remote, reference: "refs/heads/main");
        var release = holder.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        hook.WaitForPush();
        await TakeOverAsync(team);
        hook.Release();
        Assert.Equal(ErrorCodes.LockLost, (await release).Refusal?.Code);
        Assert.Equal(main, team.Main);
        await team.ProveAsync();
    }

    private static async Task TakeOverAsync(Team team) =>
        await Parted.OkAsync(team.Open("developer-2", team.Clones[1]).ResumeAsync(new ResumeRequest("prd-one") { Now = true }));
}
