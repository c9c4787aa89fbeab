namespace Coordination.GitTests.Leases;

/// <summary>A lease in good times: heartbeats, reports, and the ways to end it.</summary>
public sealed class LeaseTests
{
    [Fact]
    public async Task Heartbeats_go_out_by_themselves_for_as_long_as_the_lease_is_held()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        var first = scene.Member("heartbeat");
        Assert.Equal(("developer-ada", "billing", 1L), (scene.Lease.SessionId, scene.Lease.PrdId, scene.Lease.Fence));
        Assert.Equal(TimeSpan.FromMinutes(9), scene.Lease.CertainFor);
        for (var beat = 0; beat < 10; beat++)
        {
            await scene.BeatAsync();
            Assert.InRange(scene.Lease.CertainFor, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9));
        }

        Assert.NotEqual(first, scene.Member("heartbeat"));
        Assert.True(scene.Lease.IsHeld);
        Assert.Null(scene.Lease.Loss);
        Assert.False(scene.Lease.LostToken.IsCancellationRequested);
        await scene.Lease.DisposeAsync();
        Assert.Equal(0, scene.Time.Armed);
        Assert.Equal(1, (await scene.Team.ProveAsync()).Grants);
    }

    [Fact]
    public async Task A_report_goes_out_at_once_and_counts_as_a_heartbeat()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        var report = await scene.Lease.ReportAsync("US-001", "US-002");
        Assert.Equal((1, 2, "US-002", true), (report.Value!.StoriesCompleted, report.Value.StoriesTotal, report.Value.CurrentStory, report.Value.Pushed));
        Assert.Equal("US-002", scene.Member("currentStory"));
        Assert.Equal(TimeSpan.FromMinutes(9), scene.Lease.CertainFor);
        Assert.Equal(ErrorCodes.StoryNotFound, (await scene.Lease.ReportAsync("US-009")).Refusal?.Code);
        Assert.True(scene.Lease.IsHeld);
    }

    [Fact]
    public async Task Reports_heartbeats_and_other_calls_of_many_threads_take_turns()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        var waits = scene.Time.Waits;
        var calls = Enumerable.Range(0, 12).Select(number => Task.Run(async () => (number % 3) switch
        {
            0 => (await scene.Holder.StatusAsync()).Ok,
            1 => (await scene.Lease.ReportAsync(null, "US-00" + (1 + (number % 2)))).Ok,
            _ => (await scene.Holder.ShowPrdAsync("billing")).Ok,
        })).ToList();
        scene.Time.Advance(LeaseScene.Beat);
        Assert.All(await Task.WhenAll(calls), Assert.True);
        await scene.Time.WaitsAsync(waits + 1);
        Assert.True(scene.Lease.IsHeld);
        await scene.Team.ProveAsync();
    }

    [Fact]
    public async Task A_call_waits_until_the_one_before_has_ended_and_can_be_given_up_meanwhile()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        using var hook = new SlowHook(scene.Team.Remote);
        using var patience = new CancellationTokenSource();
        var first = scene.Lease.ReportAsync("US-001");
        hook.WaitForPush();
        var processes = scene.Holder.GitProcesses;
        var (second, third) = (scene.Holder.StatusAsync(), scene.Holder.StatusAsync(patience.Token));
        Assert.Equal(processes, scene.Holder.GitProcesses);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(first.IsCompleted);
        hook.Release();
        Assert.True((await first).Ok);
        Assert.Equal(1, Assert.Single((await second).Value!.Sessions).StoriesCompleted);
    }

    [Fact]
    public async Task Disposing_gives_the_PRD_back_once_however_often_it_is_said()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await scene.Lease.DisposeAsync())));
        await scene.Lease.DisposeAsync();
        Assert.Null(scene.Lock());
        Assert.False(scene.Lease.IsHeld);
        Assert.Equal(TimeSpan.Zero, scene.Lease.CertainFor);
        Assert.False(scene.Lease.LostToken.IsCancellationRequested);
        Assert.Equal(0, scene.Time.Armed);
        Assert.Single(scene.Team.Told, ack => ack.Verb == "unclaim");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => scene.Lease.ReportAsync("US-001"));
        Assert.Equal(2, (await scene.Holder.HoldAsync(new ClaimRequest("billing"))).Value!.Fence);
    }

    [Fact]
    public async Task Disposing_of_the_coordinator_gives_back_what_its_lease_holds()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        await scene.Holder.DisposeAsync();
        Assert.Null(scene.Lock());
        await scene.Holder.DisposeAsync();
        await scene.Lease.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => scene.Holder.StatusAsync());
    }

    [Fact]
    public async Task A_release_ends_the_lease_and_no_heartbeat_follows()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        Assert.Equal(ErrorCodes.StoriesOpen, (await scene.Lease.ReleaseAsync()).Refusal?.Code);
        Assert.True(scene.Lease.IsHeld);
        var release = await scene.Lease.ReleaseAsync(incomplete: true);
        Assert.StartsWith("docs/completed/", release.Value!.ArchivedTo, StringComparison.Ordinal);
        Assert.False(scene.Lease.IsHeld);
        await scene.Lease.DisposeAsync();
        Assert.Equal(0, scene.Time.Armed);
        Assert.False(scene.Lease.LostToken.IsCancellationRequested);
        Assert.DoesNotContain(scene.Team.Told, ack => ack.Verb is "unclaim" or "heartbeat");
        Assert.True((await scene.Holder.HoldAsync(new ClaimRequest("labels"))).Ok);
    }

    [Fact]
    public async Task What_is_given_back_is_told()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        Assert.Equal(("billing", "feature/billing"), ((await scene.Lease.UnclaimAsync()).Value!.PrdId, "feature/billing"));
        Assert.False(scene.Lease.IsHeld);
        await scene.Lease.DisposeAsync();
        Assert.Single(scene.Team.Told, ack => ack.Verb == "unclaim");
    }

    [Fact]
    public async Task A_detached_lock_outlives_its_lease_and_is_held_on_with_the_same_fence()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        scene.Lease.Detach();
        scene.Lease.Detach();
        await scene.Lease.DisposeAsync();
        await scene.Holder.DisposeAsync();
        Assert.Equal(0, scene.Time.Armed);
        Assert.Equal("developer-ada", scene.Member("sessionId"));

        scene.Time.Advance(TimeSpan.FromMinutes(9));
        var before = scene.Member("heartbeat");
        var next = await scene.Open("developer-ada").HoldAsync(new ClaimRequest("billing"));
        Assert.Equal((1L, true), (next.Value!.Fence, next.Value.Grant.AlreadyHeld));
        Assert.NotEqual(before, scene.Member("heartbeat"));
        Assert.Equal(TimeSpan.FromMinutes(9), next.Value.CertainFor);
    }

    [Fact]
    public async Task A_coordinator_has_one_lease_at_a_time()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        var second = await scene.Holder.HoldAsync(new ClaimRequest("billing"));
        Assert.Equal("billing", Assert.IsType<AlreadyHoldingRefusal>(second.Refusal).Holds);
        Assert.IsType<HeldRefusal>((await scene.Open("developer-eve", 1).HoldAsync(new ClaimRequest("billing"))).Refusal);
        await scene.Lease.DisposeAsync();
        Assert.True((await scene.Holder.HoldAsync(new ClaimRequest("labels"))).Ok);
    }

    [Fact]
    public async Task A_dead_sessions_lock_is_taken_over_and_held()
    {
        await using var scene = await LeaseScene.HoldAsync(nameof(LeaseTests));
        scene.Lease.Detach();
        var heir = scene.Open("developer-eve", 1);
        Assert.IsType<HeldRefusal>((await heir.HoldAsync(new ResumeRequest("billing"))).Refusal);
        var taken = (await heir.HoldAsync(new ResumeRequest("billing") { Now = true })).Value!;
        Assert.Equal(("developer-eve", "developer-ada", 2L), (taken.SessionId, taken.Grant.PreviousSession, taken.Fence));
        await taken.DisposeAsync();
        Assert.Null(scene.Lock());
    }
}
