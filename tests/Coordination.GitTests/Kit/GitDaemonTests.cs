namespace Coordination.GitTests.Kit;

public sealed class GitDaemonTests
{
    [Fact]
    public void It_serves_clones_and_takes_pushes()
    {
        using var scene = new Scene(nameof(It_serves_clones_and_takes_pushes));
        using var daemon = new GitDaemon(scene.Sandbox);
        var clone = scene.Sandbox.Clone(daemon.Url(), "bob");
        Assert.Equal(scene.Before, scene.Sandbox.Tip(clone, "HEAD"));
        Assert.True(scene.Push(daemon.Url()).Ok);
        Assert.Equal(scene.After, scene.Main);
    }

    [Fact]
    public void Stopped_it_refuses_and_started_again_it_serves()
    {
        using var scene = new Scene(nameof(Stopped_it_refuses_and_started_again_it_serves));
        using var daemon = new GitDaemon(scene.Sandbox);
        daemon.Stop();
        Assert.Equal(128, scene.Push(daemon.Url()).ExitCode);
        daemon.Start();
        Assert.True(scene.Push(daemon.Url()).Ok);
    }
}
