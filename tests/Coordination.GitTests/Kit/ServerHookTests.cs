namespace Coordination.GitTests.Kit;

public sealed class ServerHookTests
{
    [Fact]
    public void A_refusing_hook_says_its_message()
    {
        using var scene = new Scene(nameof(A_refusing_hook_says_its_message));
        ServerHook.Refuse(scene.Remote, "GH006: Protected branch update failed");
        var push = scene.Push(scene.Remote);
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("GH006", push.Error, StringComparison.Ordinal);
        ServerHook.Remove(scene.Remote, "pre-receive");
        ServerHook.RefuseRef(scene.Remote, "refs/heads/other", "not this one");
        Assert.True(scene.Push(scene.Remote).Ok);
        Assert.False(scene.Sandbox.TryGit(scene.Clone, "push", scene.Remote, "HEAD:other").Ok);
    }

    [Fact]
    public void A_push_in_a_slow_hook_waits_until_it_is_released()
    {
        using var scene = new Scene(nameof(A_push_in_a_slow_hook_waits_until_it_is_released));
        using var hook = new SlowHook(scene.Remote);
        using var push = ChildProcess.Start("git", ["push", scene.Remote, "HEAD:main"], scene.Clone, scene.Sandbox.Environment);
        hook.WaitForPush();
        Assert.False(push.HasExited);
        Assert.Equal(scene.Before, scene.Main);
        hook.Release();
        Assert.True(push.Wait().Ok);
        Assert.Equal(scene.After, scene.Main);
    }

    [Fact]
    public async Task A_push_whose_client_is_cut_in_the_hook_lands_when_it_is_released()
    {
        using var scene = new Scene(nameof(A_push_whose_client_is_cut_in_the_hook_lands_when_it_is_released));
        using var hook = new SlowHook(scene.Remote);
        using var daemon = new GitDaemon(scene.Sandbox);
        using var proxy = new FaultProxy(daemon.Port);
        proxy.PlanPushes(FaultPlan.At(FaultPhase.Pack));
        Assert.False(scene.Push(proxy.GitUrl()).Ok);
        hook.WaitForPush();
        Assert.Equal(scene.Before, scene.Main);
        hook.Release();
        await proxy.Connections.Single().Ended.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(scene.After, scene.Main);
    }

    [Fact]
    public void A_lock_file_left_behind_stops_every_push()
    {
        using var scene = new Scene(nameof(A_lock_file_left_behind_stops_every_push));
        ServerHook.LeaveLock(scene.Remote, "refs/heads/main");
        Assert.Equal(1, scene.Push(scene.Remote).ExitCode);
        Assert.Equal(1, scene.Push(scene.Remote).ExitCode);
        Assert.Equal(scene.Before, scene.Main);
    }
}
