using System.Text.Json;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>Taking over a silent session's lock, on a clock that the test moves.</summary>
public sealed class TakeoverTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task The_first_call_waits_the_next_asks_and_the_last_takes_over()
    {
        using var scene = new Scene(time: time);
        var dead = Data(await scene.One.JsonAsync(0, "claim", "billing")).GetProperty("sessionId").GetString();

        Assert.Equal(("held", 600L), Refused(await scene.Two.JsonAsync(3, "resume", "billing")));
        time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.True(Data(await scene.Two.JsonAsync(0, "status")).GetProperty("sessions")[0].GetProperty("stale").GetBoolean());
        Assert.Contains("coord resume billing", (await scene.Two.RunAsync(0, "stale")).Stdout, StringComparison.Ordinal);
        Assert.Equal(("not_yet", 120L), Refused(await scene.Two.JsonAsync(75, "resume", "billing")));
        Assert.Contains("\"challenge\"", scene.OnMain("docs/session-locks.json"), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(("not_yet", 60L), Refused(await scene.Two.JsonAsync(75, "resume", "billing")));
        time.Advance(TimeSpan.FromSeconds(60));
        var taken = Data(await scene.Two.JsonAsync(0, "resume", "billing"));
        Assert.Equal((dead, 2), (taken.GetProperty("previousSession").GetString(), taken.GetProperty("fence").GetInt32()));

        var world = await scene.One.RunAsync(6, "heartbeat", "--story", "US-001");
        Assert.StartsWith($"error[lock_lost]: {dead} has lost billing: ", world.Stderr, StringComparison.Ordinal);
        var rescue = world.Stderr.TrimEnd('\n').Split('\n')[^1].Split(' ');
        Assert.Equal("git", rescue[0]);
        scene.Git(scene.One, rescue[1..]);
        Assert.Equal(scene.Git(scene.One, "rev-parse", "feature/billing"), scene.Sandbox.Tip(scene.Bare, "rescue/billing-" + dead));
    }

    [Fact]
    public async Task With_wait_one_call_does_both()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.Two.RunAsync(3, "resume", "billing");
        time.Advance(TimeSpan.FromMinutes(11));
        var world = await scene.Two.RunAsync(0, "resume", "billing", "--wait");
        Assert.Contains("was asked whether it lives; waiting 2 min\n", world.Stderr, StringComparison.Ordinal);
        Assert.Contains(" took billing over from ", world.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_that_answers_keeps_its_lock()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.Two.RunAsync(3, "resume", "billing");
        time.Advance(TimeSpan.FromMinutes(11));
        await scene.Two.RunAsync(75, "resume", "billing");
        var beat = Data(await scene.One.JsonAsync(0, "heartbeat"));
        Assert.True(beat.GetProperty("challenged").GetBoolean() && beat.GetProperty("pushed").GetBoolean());
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("held", Refused(await scene.Two.JsonAsync(3, "resume", "billing")).Code);
        Assert.False(Data(await scene.One.JsonAsync(0, "heartbeat")).GetProperty("challenged").GetBoolean());
    }

    [Fact]
    public async Task Abandon_and_unclaim_of_a_silent_session_go_the_same_way()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.One.RunAsync(0, "claim", "print-templates", "--session", "developer-other");
        await scene.Two.RunAsync(3, "resume", "billing");
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("not_yet", Refused(await scene.Two.JsonAsync(75, "unclaim", "billing")).Code);
        Assert.Equal("not_yet", Refused(await scene.Two.JsonAsync(75, "abandon", "print-templates", "--reason", "no use")).Code);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("billing", Data(await scene.Two.JsonAsync(0, "unclaim", "billing")).GetProperty("prdId").GetString());
        Assert.Equal("print-templates", Data(await scene.Two.JsonAsync(0, "abandon", "print-templates", "--reason", "no use")).GetProperty("prdId").GetString());
        Assert.Empty(Data(await scene.Two.JsonAsync(0, "verify")).GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task Now_skips_the_rule_needs_a_yes_and_is_recorded()
    {
        using var scene = new Scene(time: time);
        await scene.One.RunAsync(0, "claim", "billing");
        var before = scene.Refs;
        Assert.Equal("answer_needed", Refused(await scene.Two.JsonAsync(64, "resume", "billing", "--now")).Code);
        Assert.Equal(before, scene.Refs);
        await scene.Two.RunAsync(0, "resume", "billing", "--now", "--yes");
        Assert.EndsWith("(forced)", scene.Sandbox.Git(scene.Bare, "log", "-1", "--format=%s", "main"), StringComparison.Ordinal);
        Assert.Empty(Data(await scene.Two.JsonAsync(0, "verify")).GetProperty("violations").EnumerateArray());
    }

    private static JsonElement Data(JsonElement document) => document.GetProperty("data");

    private static (string? Code, long? RetryAfter) Refused(JsonElement document)
    {
        var error = document.GetProperty("error");
        return (error.GetProperty("code").GetString(), error.TryGetProperty("retryAfterSeconds", out var wait) ? wait.GetInt64() : null);
    }
}
