namespace Coordination.GitTests.Kit;

public sealed class FaultProxyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_push_without_faults_goes_through_and_is_counted()
    {
        using var scene = new Scene(nameof(A_push_without_faults_goes_through_and_is_counted));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        var push = scene.Push(proxy.GitUrl());
        Assert.True(push.Ok, push.ToString());
        Assert.Equal(scene.After, scene.Main);
        Assert.True(Assert.Single(proxy.Connections).IsPush);
        Assert.InRange(proxy.ClientBytes, 400_000, 600_000);
        Assert.InRange(proxy.ServerBytes, 100, 10_000);
    }

    [Fact]
    public void A_delay_is_the_length_of_the_way_and_changes_nothing_else()
    {
        using var scene = new Scene(nameof(A_delay_is_the_length_of_the_way_and_changes_nothing_else));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port) { Plan = _ => FaultPlan.Delay(TimeSpan.FromMilliseconds(50)) };
        var started = TimeProvider.System.GetTimestamp();
        Assert.True(scene.Push(proxy.GitUrl()).Ok);

        // There, back with the list of refs, there with the pack, back with the report: never faster than four ways.
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(200));
        Assert.Equal(scene.After, scene.Main);
    }

    [Theory]
    [InlineData(FaultPhase.Connect, FaultKind.Cut)]
    [InlineData(FaultPhase.Connect, FaultKind.Reset)]
    [InlineData(FaultPhase.Advertisement, FaultKind.Cut)]
    [InlineData(FaultPhase.ClientBytes, FaultKind.Cut)]
    [InlineData(FaultPhase.ClientBytes, FaultKind.Reset)]
    [InlineData(FaultPhase.ServerBytes, FaultKind.Cut)]
    public async Task A_push_that_is_cut_before_its_end_fails_and_moves_nothing(FaultPhase phase, FaultKind kind)
    {
        using var scene = new Scene(nameof(A_push_that_is_cut_before_its_end_fails_and_moves_nothing));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(new FaultPlan { Phase = phase, Kind = kind, Bytes = phase == FaultPhase.ServerBytes ? 20 : 200_000 });
        Assert.False(scene.Push(proxy.GitUrl()).Ok);
        await Assert.Single(proxy.Connections).Ended.WaitAsync(Patience);
        Assert.True(proxy.Connections.Single().Faulted);
        Assert.Equal(scene.Before, scene.Main);
        Assert.Equal(0, scene.Sandbox.TryGit(scene.Clone, "ls-remote", proxy.GitUrl()).ExitCode);
    }

    [Theory]
    [InlineData(FaultPhase.Pack, FaultKind.Cut)]
    [InlineData(FaultPhase.Report, FaultKind.Cut)]
    [InlineData(FaultPhase.Report, FaultKind.Reset)]
    public async Task A_push_that_is_cut_after_its_pack_fails_and_lands(FaultPhase phase, FaultKind kind)
    {
        using var scene = new Scene(nameof(A_push_that_is_cut_after_its_pack_fails_and_lands));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(FaultPlan.At(phase, kind));
        Assert.False(scene.Push(proxy.GitUrl()).Ok);
        if (phase == FaultPhase.Pack)
        {
            await proxy.Connections.Single().Ended.WaitAsync(Patience);
        }

        Assert.Equal(scene.After, scene.Main);
    }

    [Fact]
    public void A_report_is_withheld_over_http_too()
    {
        using var scene = new Scene(nameof(A_report_is_withheld_over_http_too));
        using var backend = new HttpBackend(scene.Sandbox);
        using var proxy = new FaultProxy(backend.Port);
        proxy.PlanPushes(FaultPlan.At(FaultPhase.Report));
        Assert.False(scene.Push(proxy.HttpUrl()).Ok);
        Assert.Equal(scene.After, scene.Main);
    }

    [Theory]
    [InlineData(FaultPhase.Connect, FaultKind.BlackHole)]
    [InlineData(FaultPhase.ClientBytes, FaultKind.BlackHole)]
    [InlineData(FaultPhase.ClientBytes, FaultKind.HalfOpen)]
    [InlineData(FaultPhase.Report, FaultKind.BlackHole)]
    public async Task A_silent_fault_leaves_the_client_waiting(FaultPhase phase, FaultKind kind)
    {
        using var scene = new Scene(nameof(A_silent_fault_leaves_the_client_waiting));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(new FaultPlan { Phase = phase, Kind = kind, Bytes = 1000 });
        using var push = ChildProcess.Start("git", ["push", proxy.GitUrl(), "HEAD:main"], scene.Clone, scene.Sandbox.Environment);
        await proxy.FirstFault.WaitAsync(Patience);
        Assert.False(push.HasExited);
        Assert.Equal(phase == FaultPhase.Report ? scene.After : scene.Before, scene.Main);
    }

    [Fact]
    public void One_byte_a_second_is_slow()
    {
        using var scene = new Scene(nameof(One_byte_a_second_is_slow));
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port) { Plan = _ => FaultPlan.OneByteASecond };
        using var push = ChildProcess.Start("git", ["push", proxy.GitUrl(), "HEAD:main"], scene.Clone, scene.Sandbox.Environment);
        Assert.Throws<TimeoutException>(() => push.Wait(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, proxy.ServerBytes);
    }
}
