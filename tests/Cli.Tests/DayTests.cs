using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

/// <summary>The verbs through the whole program, on real git.</summary>
public sealed class DayTests
{
    [Fact]
    public async Task A_day_in_documents()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1), PrdSeed.Of("billing", 2), PrdSeed.Of("search", 2));
        var (one, two) = (new Clone(sandbox, sandbox.Clone(remote, "one")), new Clone(sandbox, sandbox.Clone(remote, "two")));

        Assert.Equal("multi", Data(await one.JsonAsync(0, "status")).GetProperty("mode").GetString());
        var claim = Data(await one.JsonAsync(0, "claim", "print-templates"));
        Assert.Equal("feature/print-templates", claim.GetProperty("branch").GetString());
        Assert.False(claim.GetProperty("alreadyHeld").GetBoolean());
        Assert.True(Data(await one.JsonAsync(0, "claim", "print-templates")).GetProperty("alreadyHeld").GetBoolean());
        Assert.Equal("held", Code(await two.JsonAsync(3, "claim", "print-templates")));
        Assert.Equal("prd_not_found", Code(await two.JsonAsync(4, "claim", "print-template")));
        await two.JsonAsync(0, "claim", "billing");
        Assert.Equal("already_holding", Code(await two.JsonAsync(5, "claim", "search")));
        Assert.Equal("stories_open", Code(await one.JsonAsync(5, "release")));
        Assert.Equal(1, Data(await one.JsonAsync(0, "heartbeat", "--story", "US-001")).GetProperty("storiesCompleted").GetInt32());
        Assert.Equal("story_not_found", Code(await one.JsonAsync(4, "heartbeat", "--story", "US-999")));
        Assert.Equal("print-templates", Data(await one.JsonAsync(0, "status")).GetProperty("current").GetProperty("prdId").GetString());
        await one.JsonAsync(0, "prd", "list");
        await one.JsonAsync(0, "prd", "show", "print-templates");
        await one.JsonAsync(0, "stale");
        await one.JsonAsync(0, "release");
        await two.JsonAsync(0, "unclaim");
        await two.JsonAsync(0, "claim", "--next");
        await two.JsonAsync(0, "abandon", "--reason", "no use");
        Assert.Empty(Data(await two.JsonAsync(0, "verify")).GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task Outside_a_repository_the_three_lines_say_so()
    {
        using var sandbox = new GitSandbox();
        var world = await new Clone(sandbox, sandbox.Root).RunAsync(9, "status");
        Assert.Equal(3, world.Stderr.TrimEnd('\n').Split('\n').Length);
        Assert.StartsWith("error[not_a_repository]: ", world.Stderr, StringComparison.Ordinal);
        Assert.Equal("", world.Stdout);
    }

    [Fact]
    public async Task Verbose_ends_with_the_counts_and_leaves_stdout_alone()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var clone = new Clone(sandbox, sandbox.Clone(remote, "one"));
        var world = await clone.RunAsync(0, "claim", "print-templates", "--verbose", "--json");
        Assert.Matches("\n[0-9]+ git process(es)?, [0-9]+ round trips?, [0-9]+ ms\n$", world.Stderr);
        using var document = JsonDocument.Parse(world.Stdout);
        Assert.True(document.RootElement.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Heartbeats_over_a_time_end_with_the_time()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var clone = new Clone(sandbox, sandbox.Clone(remote, "one"));
        await clone.RunAsync(0, "claim", "print-templates");
        var data = Data(await clone.JsonAsync(0, "heartbeat", "--for", "50ms"));
        Assert.Equal("time", data.GetProperty("ended").GetString());
        Assert.Equal(1, data.GetProperty("beats").GetInt32());
    }

    [Fact]
    public async Task A_cancelled_command_says_so()
    {
        using var sandbox = new GitSandbox();
        var remote = sandbox.BareRemote();
        sandbox.SeedProject(remote, PrdSeed.Of("print-templates", 1));
        var world = new World();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var environment = world.Environment with { CurrentDirectory = sandbox.Clone(remote, "one"), Variables = sandbox.Environment.ToImmutableDictionary() };
        Assert.Equal(130, await CoordApp.RunAsync(["claim", "print-templates"], environment, cancelled.Token));
        Assert.StartsWith("error[cancelled]: ", world.Stderr, StringComparison.Ordinal);
    }

    private static JsonElement Data(JsonElement document) => document.GetProperty("data");

    private static string? Code(JsonElement document) => document.GetProperty("error").GetProperty("code").GetString();
}
