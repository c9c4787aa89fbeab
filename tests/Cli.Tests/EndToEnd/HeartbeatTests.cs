using System.Globalization;
using System.Text.Json;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary><c>heartbeat --while</c> and <c>--for</c>. What happens during a wait is done by the clock.</summary>
public sealed class HeartbeatTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task It_beats_as_long_as_a_process_lives()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        CoordProcess.Run(scene.Sandbox, scene.Two.Directory, "claim", "print-templates");
        using var agent = CoordProcess.Start(scene.Sandbox, new CoordCall(scene.Two.Directory, "heartbeat", "--for", "1h"));
        time.Waiting = number =>
        {
            if (number == 3)
            {
                agent.Kill();
            }

            return Task.CompletedTask;
        };
        var data = Data(await scene.One.JsonAsync(0, "heartbeat", "--while", agent.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("process", data.GetProperty("ended").GetString());
        Assert.True(data.GetProperty("beats").GetInt32() >= 3);
        Assert.Null(time.Failure);
    }

    [Fact]
    public async Task A_process_that_has_ended_already_gets_one_beat()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        using var agent = CoordProcess.Start(scene.Sandbox, new CoordCall(scene.Two.Directory, "--version"));
        agent.Wait();
        var data = Data(await scene.One.JsonAsync(0, "heartbeat", "--while", agent.Id.ToString(CultureInfo.InvariantCulture), "--story", "US-001"));
        Assert.Equal((1, 1), (data.GetProperty("beats").GetInt32(), data.GetProperty("storiesCompleted").GetInt32()));
    }

    [Fact]
    public async Task It_looks_every_two_minutes_and_writes_at_most_every_third_of_the_time_to_stale()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        var before = Commits(scene);
        var data = Data(await scene.One.JsonAsync(0, "heartbeat", "--for", "30m"));
        Assert.Equal("time", data.GetProperty("ended").GetString());
        Assert.Equal(15, data.GetProperty("beats").GetInt32());
        Assert.InRange(Commits(scene) - before, 5, 9);
        Assert.Equal("held", (await scene.Two.JsonAsync(3, "resume", "billing")).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_ends_with_a_refusal_when_the_lock_is_lost()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        time.Waiting = number => number == 2 ? scene.Two.RunAsync(0, "resume", "billing", "--now", "--yes") : Task.CompletedTask;
        var refused = await scene.One.JsonAsync(6, "heartbeat", "--for", "1h");
        Assert.Equal("lock_lost", refused.GetProperty("error").GetProperty("code").GetString());
        Assert.Null(time.Failure);
    }

    [Fact]
    public async Task It_ends_well_when_the_prd_is_given_back()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        time.Waiting = number => number == 2 ? scene.One.RunAsync(0, "unclaim") : Task.CompletedTask;
        Assert.Equal("released", Data(await scene.One.JsonAsync(0, "heartbeat", "--for", "1h")).GetProperty("ended").GetString());
        Assert.Null(time.Failure);
    }

    [Fact]
    public async Task It_goes_on_when_the_remote_is_away_for_a_while()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        var away = scene.Bare + ".away";
        time.Waiting = number =>
        {
            var (from, to) = number == 1 ? (scene.Bare, away) : (away, scene.Bare);
            if (Directory.Exists(from))
            {
                Directory.Move(from, to);
            }

            return Task.CompletedTask;
        };
        var world = await scene.One.RunAsync(0, "heartbeat", "--for", "20m");
        Assert.Null(time.Failure);
        Assert.Contains("heartbeat: the remote cannot be reached", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("ended: ", world.Stdout, StringComparison.Ordinal);
    }

    private static int Commits(Scene scene) => int.Parse(scene.Sandbox.Git(scene.Bare, "rev-list", "--count", "main"), CultureInfo.InvariantCulture);

    private static JsonElement Data(JsonElement document) => document.GetProperty("data");
}
