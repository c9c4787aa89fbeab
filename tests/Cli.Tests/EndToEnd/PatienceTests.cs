using System.Text.Json;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary><c>--offline</c> and <c>--deadline</c>.</summary>
public sealed class PatienceTests
{
    [Fact]
    public async Task Offline_reports_answer_from_the_last_known_state_and_say_so()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "status");
        await scene.Two.RunAsync(0, "claim", "billing");
        Directory.Move(scene.Bare, scene.Bare + ".away");
        var status = (await scene.One.JsonAsync(0, "status", "--offline")).GetProperty("data");
        Assert.True(status.GetProperty("offline").GetBoolean());
        Assert.Empty(status.GetProperty("sessions").EnumerateArray());
        var world = await scene.One.RunAsync(0, "prd", "list", "--offline");
        Assert.Contains("last known state, as of ", world.Stdout, StringComparison.Ordinal);
        Assert.StartsWith("warning: ", world.Stderr, StringComparison.Ordinal);
        Assert.True((await scene.One.JsonAsync(0, "stale")).GetProperty("data").GetProperty("offline").GetBoolean());
    }

    [Fact]
    public async Task Offline_nothing_is_written_and_no_remote_is_asked()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "status");
        var before = scene.Refs;
        foreach (var command in new[] { "claim billing", "claim --next", "unclaim billing", "resume billing", "abandon billing --reason x", "release billing", "heartbeat" })
        {
            var refused = await scene.One.JsonAsync(12, [.. command.Split(' '), "--offline"]);
            Assert.Equal("remote_unreachable", refused.GetProperty("error").GetProperty("code").GetString());
            Assert.Contains("--offline", refused.GetProperty("error").GetProperty("where").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, scene.Refs);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_said_to_be_unclear_and_the_next_command_finds_out()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "status");
        using var slow = new SlowHook(scene.Bare);
        var refused = await scene.One.JsonAsync(76, "claim", "billing", "--deadline", "3s");
        Assert.Equal("outcome_unknown", Code(refused));
        slow.Release();
        var claim = (await scene.One.JsonAsync(0, "claim", "billing")).GetProperty("data");
        Assert.Equal("billing", claim.GetProperty("prdId").GetString());
        Assert.Equal(1, claim.GetProperty("fence").GetInt32());
        Assert.Empty((await scene.Two.JsonAsync(0, "verify")).GetProperty("data").GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task A_deadline_that_is_no_time_is_a_usage_error()
    {
        using var scene = new Scene();
        Assert.Equal("usage", Code(await scene.One.JsonAsync(64, "claim", "billing", "--deadline", "soon")));
    }

    private static string? Code(JsonElement document) => document.GetProperty("error").GetProperty("code").GetString();
}
