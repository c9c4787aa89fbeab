using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Leases;

/// <summary>When a holder may still believe, and when it must not.</summary>
public sealed class LostLeaseTests
{
    [Fact]
    public async Task A_takeover_is_noticed_at_the_next_heartbeat_and_nothing_of_the_new_holder_is_touched()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        await scene.RobAsync();
        Assert.True(scene.Lease.IsHeld);
        await scene.BeatAsync();
        await Ended.Of(scene.Lease.LostToken);
        Assert.Equal(LeaseLossReason.TakenOver, scene.Lease.Loss!.Reason);
        Assert.Equal("developer-eve", Assert.IsType<LockLostRefusal>(scene.Lease.Loss.Refusal).Holder);
        Assert.Equal(0, scene.Time.Armed);
        var tip = scene.Team.Main;
        Assert.Equal(ErrorCodes.LockLost, (await scene.Lease.ReportAsync("US-001")).Refusal?.Code);
        await scene.Lease.DisposeAsync();
        Assert.Equal(tip, scene.Team.Main);
        Assert.Equal("developer-eve", scene.Member("sessionId"));
        await scene.Team.ProveAsync();
    }

    [Fact]
    public async Task Disposing_before_a_takeover_was_noticed_leaves_the_new_holder_alone()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        await scene.RobAsync();
        var tip = scene.Team.Main;
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        await scene.Lease.DisposeAsync();
        Assert.Equal(tip, scene.Team.Main);
        Assert.Equal("developer-eve", scene.Member("sessionId"));
    }

    [Fact]
    public async Task A_lease_never_acts_for_the_session_that_took_its_worktree()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        await scene.Lease.DisposeAsync();
        var nameless = Coordinator.Open(scene.Team.Clone, new CoordinatorOptions { Environment = scene.Team.Sandbox.Environment, TimeProvider = scene.Time });
        var lease = (await nameless.HoldAsync(new ClaimRequest("billing"))).Value!;
        await scene.RobAsync(clone: 0);
        scene.Time.Advance(LeaseScene.Beat);
        await Ended.Of(lease.LostToken);
        Assert.Equal(LeaseLossReason.TakenOver, lease.Loss!.Reason);
        await nameless.DisposeAsync();
        Assert.Equal("developer-eve", scene.Member("sessionId"));
    }

    [Fact]
    public async Task A_remote_that_is_away_for_a_while_loses_nothing()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        scene.Leave();
        await scene.BeatAsync();
        for (var again = 0; again < 8; again++)
        {
            await scene.TryAgainAsync();
        }

        Assert.Equal(TimeSpan.FromMinutes(5), scene.Lease.CertainFor);
        Assert.True(scene.Lease.IsHeld);
        scene.Return();
        await scene.TryAgainAsync();
        Assert.InRange(scene.Lease.CertainFor, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(9));
        Assert.False(scene.Lease.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lease_that_nobody_confirms_is_given_up_before_another_session_can_take_over()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        scene.Leave();
        await scene.BeatAsync();
        scene.Time.Advance(TimeSpan.FromMinutes(7) - TimeSpan.FromSeconds(1));
        Assert.False(scene.Lease.LostToken.IsCancellationRequested);
        scene.Time.Advance(TimeSpan.FromSeconds(1));
        await Ended.Of(scene.Lease.LostToken);
        Assert.Equal(LeaseLossReason.Unverified, scene.Lease.Loss!.Reason);
        Assert.Equal(ErrorCodes.RemoteUnreachable, scene.Lease.Loss.Refusal?.Code);

        // It may still be ours: the work can be reported, and disposing gives it back.
        scene.Return();
        Assert.True((await scene.Lease.ReportAsync("US-001")).Ok);
        Assert.False(scene.Lease.IsHeld);
        await scene.Lease.DisposeAsync();
        Assert.Null(scene.Lock());
    }

    [Fact]
    public async Task What_is_given_up_as_uncertain_can_be_taken_up_again()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        scene.Leave();
        scene.Time.Advance(TimeSpan.FromMinutes(9));
        await Ended.Of(scene.Lease.LostToken);
        scene.Return();
        var next = (await scene.Holder.HoldAsync(new ClaimRequest("billing"))).Value!;
        Assert.Equal((1L, true, TimeSpan.FromMinutes(9)), (next.Fence, next.IsHeld, next.CertainFor));
        await scene.Lease.DisposeAsync();
        Assert.Equal("developer-ada", scene.Member("sessionId"));
        Assert.True(next.IsHeld);
        await next.DisposeAsync();
        Assert.Null(scene.Lock());
    }

    [Fact]
    public async Task Time_that_the_machine_slept_through_counts()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        scene.Leave();
        scene.Time.Sleep(TimeSpan.FromMinutes(30));
        Assert.Equal(TimeSpan.Zero, scene.Lease.CertainFor);
        await scene.BeatAsync();
        await Ended.Of(scene.Lease.LostToken);
        Assert.Equal(LeaseLossReason.Unverified, scene.Lease.Loss!.Reason);
    }

    [Fact]
    public async Task A_lock_that_was_given_back_past_the_lease_is_gone()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        Assert.True((await scene.Holder.UnclaimAsync(new UnclaimRequest())).Ok);
        await scene.BeatAsync();
        await Ended.Of(scene.Lease.LostToken);
        Assert.Equal(LeaseLossReason.Gone, scene.Lease.Loss!.Reason);
    }

    [Fact]
    public async Task A_callback_of_the_token_may_wait_for_the_end_of_the_lease()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        var seen = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.Lease.LostToken.Register(() =>
        {
            var isHeld = scene.Lease.IsHeld;
            scene.Lease.ReportAsync("US-001").GetAwaiter().GetResult();
            scene.Lease.DisposeAsync().AsTask().GetAwaiter().GetResult();
            seen.SetResult(isHeld);
        });
        scene.Lease.LostToken.Register(() => throw new CrashException("this line"));
        await scene.RobAsync();
        scene.Time.Advance(LeaseScene.Beat);
        Assert.False(await seen.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_defect_in_a_heartbeat_reaches_those_who_listen()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        await scene.Lease.DisposeAsync();
        var isBroken = false;
        var fragile = scene.Open("developer-ada", with: options => options with { Trace = _ => { if (isBroken) { throw new CrashException("this line"); } } });
        var lease = (await fragile.HoldAsync(new ClaimRequest("billing"))).Value!;
        isBroken = true;
        scene.Time.Advance(LeaseScene.Beat);
        await Ended.Of(lease.LostToken);
        Assert.Equal(LeaseLossReason.Failed, lease.Loss!.Reason);
        Assert.IsType<CrashException>(lease.Loss.Exception);
        isBroken = false;
        await lease.DisposeAsync();
        Assert.Null(scene.Lock());
    }

    [Fact]
    public async Task Disposing_in_the_middle_of_a_heartbeat_ends_it_and_gives_the_PRD_back()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        using var hook = new SlowHook(scene.Team.Remote);
        var report = scene.Lease.ReportAsync("US-001");
        hook.WaitForPush();
        scene.Time.Advance(LeaseScene.Beat);
        var end = scene.Lease.DisposeAsync();
        hook.Release();
        await end;
        Assert.True((await report).Ok);
        Assert.Null(scene.Lock());
        Assert.Equal(0, scene.Time.Armed);
        await scene.Team.ProveAsync();
    }

    [Fact]
    public async Task Disposing_ends_a_heartbeat_whose_push_hangs()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        await scene.BeatAsync();
        using var hook = new SlowHook(scene.Team.Remote);
        scene.Time.Advance(LeaseScene.Beat);
        hook.WaitForPush();
        var end = scene.Lease.DisposeAsync();
        hook.Release();
        await end;
        Assert.Null(scene.Lock());
        await scene.Team.ProveAsync();
    }

    [Fact]
    public async Task A_PRD_that_cannot_be_given_back_is_no_exception()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LostLeaseTests));
        scene.Leave();
        await scene.Lease.DisposeAsync();
        Assert.Equal(0, scene.Time.Armed);
        scene.Return();
        Assert.Equal("developer-ada", scene.Member("sessionId"));
    }
}
