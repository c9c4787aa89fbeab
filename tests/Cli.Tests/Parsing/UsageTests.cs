using System.Text;
using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Parsing;

public sealed class UsageTests
{
    private static readonly string[] Lines =
    [
        "clame", "prd", "prd shwo", "/?", "claim /h x", "claim", "claim --next x", "claim a b", "claim --bogus", "claim x --session ..", "claim x --deadline soon",
        "heartbeat --story", "heartbeat --while self", "heartbeat --while 1 --for 1s", "heartbeat a --story x --story y", "release a b", "abandon", 
        "resume", "resume x --now --wait", "resume x --now", "unclaim x --now", "abandon x --reason r --now", "prd show", "prd show -- --x", "status --exit-code=3",
        "init --state-ref", "verify a b", "verify --all", "--bogus", "-C", "help nothing", "help exit-code", "show x", "stats", "status --exitcode", "prime x", "completion", "completion tcsh", "claim --allow-conflicts x", "claim x --json=1", "status -h=1 --quiet",
    ];

    [Fact]
    public async Task The_table_of_what_is_wrong_with_a_command_line()
    {
        var table = new StringBuilder();
        foreach (var line in Lines)
        {
            var world = new World();
            var exitCode = await world.RunAsync(line.Split(' '));
            table.Append($"$ coord {line}\n{world.Stdout}{world.Stderr}[{exitCode}]\n\n");
            Assert.True(exitCode == 64, line);
            Assert.Equal("", world.Stdout);
            Assert.Equal(3, world.Stderr.TrimEnd('\n').Split('\n').Length);
            Assert.StartsWith("coord ", world.Stderr.TrimEnd('\n').Split('\n')[2], StringComparison.Ordinal);
        }

        GoldenFile.Check("usage", table.ToString());
    }

    [Fact]
    public async Task With_json_a_usage_error_is_one_document()
    {
        foreach (var line in Lines)
        {
            var world = new World();
            var exitCode = await world.RunAsync(["--json", .. line.Split(' ')]);
            Assert.True(exitCode == 64, line);
            using var document = JsonDocument.Parse(world.Stdout);
            Assert.False(document.RootElement.GetProperty("ok").GetBoolean());
            Assert.Equal("", world.Stderr);
        }
    }

    [Fact]
    public async Task An_empty_reason_is_none()
    {
        var world = new World();
        Assert.Equal(64, await world.RunAsync("abandon", "--reason", " "));
        Assert.StartsWith("error[usage]: the reason is empty\n", world.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_word_is_shown_harmlessly()
    {
        var world = new World();
        Assert.Equal(64, await world.RunAsync("claim", "\u001b[31m\u202e", "b\u0007"));
        Assert.DoesNotContain(world.Stderr, HostileText.IsHarmful);
    }
}
