using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>The commands that bring work in, hold it up and look back, on real git.</summary>
public sealed class PrdCommandTests
{
    [Fact]
    public async Task From_an_empty_list_to_a_claim()
    {
        using var scene = new Scene(new ProjectSeed());
        Assert.Contains("next: coord prd add --help\n", (await scene.One.RunAsync(1, "prd", "next", "--exit-code")).Stdout, StringComparison.Ordinal);
        var head = scene.Git(scene.One, "rev-parse", "HEAD");
        var text = (await scene.One.RunAsync(0, "prd", "add", "--title", "Print labels", "--story", "Choose one", "--story", "Print it", "--priority", "high", "--path", "src/labels/")).Stdout;
        Assert.StartsWith("added print-labels, a draft\n", text, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"US-002\",\n      \"title\": \"Print it\"", scene.OnMain("docs/drafts/prd-print-labels.json"), StringComparison.Ordinal);
        Assert.Equal("nothing_left", Data(await scene.One.JsonAsync(0, "prd", "next")).GetProperty("code").GetString());

        Assert.Equal("docs/prds/prd-print-labels.json", Data(await scene.Two.JsonAsync(0, "prd", "ready", "print-labels")).GetProperty("prdFile").GetString());
        Assert.False(scene.IsOnMain("docs/drafts/prd-print-labels.json"));
        Assert.True(Data(await scene.Two.JsonAsync(0, "prd", "ready", "prd-print-labels")).GetProperty("already").GetBoolean());
        Assert.Equal((head, ""), (scene.Git(scene.One, "rev-parse", "HEAD"), scene.Git(scene.One, "status", "--porcelain")));

        var next = Data(await scene.One.JsonAsync(0, "prd", "next")).GetProperty("next");
        Assert.Equal(("print-labels", 2), (next.GetProperty("prdId").GetString(), next.GetProperty("storiesTotal").GetInt32()));
        var claim = Data(await scene.One.JsonAsync(0, "claim", "--next"));
        Assert.Equal(["US-001", "US-002"], claim.GetProperty("stories").EnumerateArray().Select(story => story.GetProperty("id").GetString()));
        await scene.One.RunAsync(0, "verify");
    }

    [Fact]
    public async Task A_PRD_comes_from_a_file_below_C_or_from_a_pipe()
    {
        using var scene = new Scene();
        scene.Sandbox.Write(scene.One.Directory, ".git/ideas/prd-Search.md", "# PRD: Search *everything*\n");
        var added = Data(await scene.One.JsonAsync(0, "-C", "docs", "prd", "add", "../.git/ideas/prd-Search.md"));
        Assert.Equal(("search", "Search *everything*", "docs/drafts/prd-search.md"), (Text(added, "prdId"), Text(added, "title"), Text(added, "prdFile")));

        var world = new World(stdin: "{ \"title\": \"From a pipe\", \"dependsOn\": [\"search\"], \"userStories\": [\"US-001\"] }");
        await scene.One.RunAsync(world, 0, "prd", "add", "-", "--ready", "--branch", "feature/pipe");
        Assert.StartsWith("added from-a-pipe, ready to be claimed\n", world.Stdout, StringComparison.Ordinal);
        Assert.Contains("next: coord prd next\n", world.Stdout, StringComparison.Ordinal);
        Assert.Contains("\"branchName\": \"feature/pipe\"", scene.OnMain("docs/prds/prd-from-a-pipe.json"), StringComparison.Ordinal);

        var bytes = new World();
        var broken = bytes.Environment with { StdinBytes = () => new MemoryStream([(byte)'{', 0xff, (byte)'}']), CurrentDirectory = scene.One.Directory, Variables = System.Collections.Immutable.ImmutableDictionary.CreateRange(scene.Sandbox.Environment) };
        Assert.Equal(7, await CoordApp.RunAsync(["prd", "add", "-", "--id", "x"], broken, CancellationToken.None));
        Assert.StartsWith("error[invalid_file]: the PRD cannot be taken: it is not UTF-8 text; nothing was written\nwhere: standard input, line 1\n", bytes.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abandoned_PRD_is_added_again_and_says_so()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "abandon", "billing", "--reason", "no use");
        var back = await scene.One.JsonAsync(0, "prd", "add", "--title", "Billing, once more", "--id", "billing", "--ready");
        Assert.StartsWith("docs/abandoned/", Text(Data(back), "backFrom"), StringComparison.Ordinal);
        Assert.Equal("was_abandoned", Text(back.GetProperty("warnings")[0], "code"));
        Assert.True(scene.IsOnMain("docs/prds/prd-billing.json"));
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.One.RunAsync(0, "verify");
    }

    [Fact]
    public async Task A_block_shows_and_goes_and_the_log_tells_it()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing", "--session", "developer-one");
        var blocked = Data(await scene.One.JsonAsync(0, "block", "--reason", "waits for \u001b[31mthe key", "--file", "src/a.cs", "--file", "src/b.cs"));
        Assert.Equal(("blocked", "waits for [31mthe key"), (Text(blocked, "status"), Text(blocked, "blockedReason")));
        Assert.StartsWith("billing is blocked already\n", (await scene.One.RunAsync(0, "block")).Stdout, StringComparison.Ordinal);
        Assert.Equal("in_progress", Text(Data(await scene.One.JsonAsync(0, "unblock")), "status"));
        Assert.StartsWith("billing is not blocked (in_progress)\n", (await scene.One.RunAsync(0, "unblock")).Stdout, StringComparison.Ordinal);

        var log = Data(await scene.Two.JsonAsync(0, "log", "--prd", "billing", "--session", "developer-one", "-n", "2"));
        Assert.Equal(["unblock", "block"], log.GetProperty("operations").EnumerateArray().Select(entry => Text(entry, "operation")));
        Assert.True(log.GetProperty("more").GetBoolean());
        Assert.Single(Data(await scene.Two.JsonAsync(0, "log", "--op", "claim", "--since", "1h", "--offline")).GetProperty("operations").EnumerateArray());
        Assert.Empty(Data(await scene.Two.JsonAsync(0, "log", "--since", "2100-01-01")).GetProperty("operations").EnumerateArray());
        Assert.Contains("by hand", (await scene.Two.RunAsync(0, "log", "--op", "hand")).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_take_now_is_an_answer_that_says_when_to_ask_again()
    {
        using var scene = new Scene(new ProjectSeed { Prds = [PrdSeed.Of("billing", 1)] });
        await scene.One.RunAsync(0, "claim", "billing", "--session", "developer-one");
        var found = await scene.Two.JsonAsync(0, "prd", "next");
        Assert.Equal((JsonValueKind.Null, "nothing_now", 600), (Data(found).GetProperty("next").ValueKind, Text(Data(found), "code"), Data(found).GetProperty("retryAfterSeconds").GetInt32()));
        Assert.Equal("held by developer-one", Text(Data(found).GetProperty("others")[0], "reason"));
        await scene.Two.JsonAsync(1, "prd", "next", "--exit-code");
        Assert.Equal("billing", Text(Data(await scene.One.JsonAsync(0, "prd", "next")), "holds"));
    }

    private static JsonElement Data(JsonElement document) => document.GetProperty("data");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
