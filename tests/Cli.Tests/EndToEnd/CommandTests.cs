using System.Text.Json;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>Each command on real git, as text and as a document; what it says is held against what lies on the remote.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Init_shows_writes_and_is_taken_back()
    {
        using var scene = new Scene(new ProjectSeed { MultiSession = false, Prds = Scene.Shop });
        var before = scene.Refs;
        var dry = Data(await scene.One.JsonAsync(0, "init", "--dry-run"));
        Assert.True(dry.GetProperty("dryRun").GetBoolean());
        Assert.Contains("project.json", Texts(dry, "files"));
        Assert.Equal(before, scene.Refs);

        var text = (await scene.One.RunAsync(0, "init")).Stdout;
        Assert.StartsWith("coordination is on, at refs/heads/main on origin\n", text, StringComparison.Ordinal);
        Assert.Contains("\"multiSession\": true", scene.OnMain("project.json"), StringComparison.Ordinal);
        Assert.True(Data(await scene.Two.JsonAsync(0, "init")).GetProperty("already").GetBoolean());

        before = scene.Refs;
        Assert.Contains("would take coordination away", (await scene.One.RunAsync(0, "deinit", "--dry-run")).Stdout, StringComparison.Ordinal);
        Assert.Equal(before, scene.Refs);
        await scene.One.JsonAsync(0, "deinit");
        Assert.False(scene.IsOnMain("docs/session-locks.json"));
        Assert.Equal("solo_mode", Code(await scene.Two.JsonAsync(9, "claim", "billing")));
    }

    [Fact]
    public async Task Claim_writes_one_commit_and_leaves_the_working_tree_alone()
    {
        using var scene = new Scene();
        var (head, index) = (scene.Git(scene.One, "rev-parse", "HEAD"), scene.Git(scene.One, "ls-files", "-s"));
        var tip = scene.Sandbox.Tip(scene.Bare, "main");
        var text = (await scene.One.RunAsync(0, "claim", "print-templates")).Stdout;
        Assert.Matches("^developer-[0-9a-f]{6} claimed print-templates \\(fence 1\\)\n", text);
        Assert.Contains("next: coord heartbeat --story US-001\n", text, StringComparison.Ordinal);
        Assert.Equal(tip, scene.Sandbox.Git(scene.Bare, "rev-parse", "main^"));
        Assert.Equal((head, index, ""), (scene.Git(scene.One, "rev-parse", "HEAD"), scene.Git(scene.One, "ls-files", "-s"), scene.Git(scene.One, "status", "--porcelain")));
        Assert.Equal("main", scene.Git(scene.One, "branch", "--show-current"));
        Assert.Equal(scene.Sandbox.Tip(scene.Bare, "main"), scene.Git(scene.One, "rev-parse", "feature/print-templates"));

        var again = Data(await scene.One.JsonAsync(0, "claim", "prd-print-templates"));
        Assert.True(again.GetProperty("alreadyHeld").GetBoolean());
        Assert.Equal((1, 0), (again.GetProperty("fence").GetInt32(), again.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Claim_next_takes_by_priority_and_says_what_it_passed_over()
    {
        using var scene = new Scene();
        Assert.Equal("print-templates", Data(await scene.One.JsonAsync(0, "claim", "--next")).GetProperty("prdId").GetString());
        var second = Data(await scene.Two.JsonAsync(0, "claim", "--next"));
        Assert.Equal("billing", second.GetProperty("prdId").GetString());
        Assert.Contains("receipts: high conflict risk with print-templates", Texts(second, "passedOver"));
        Assert.Contains("labels: status is draft", Texts(second, "passedOver"));
    }

    [Fact]
    public async Task Claim_with_checkout_goes_to_the_branch()
    {
        using var scene = new Scene();
        var data = Data(await scene.One.JsonAsync(0, "claim", "billing", "--checkout"));
        Assert.Equal("feature/billing", scene.Git(scene.One, "branch", "--show-current"));
        Assert.Equal(scene.One.Directory, data.GetProperty("worktree").GetString());
    }

    [Fact]
    public async Task Claim_with_allow_conflict_takes_what_is_risky_and_warns()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "print-templates");
        var world = await scene.Two.RunAsync(0, "claim", "receipts", "--allow-conflict");
        Assert.Contains("warning: high conflict risk with print-templates", world.Stderr, StringComparison.Ordinal);
        Assert.Equal("high", Data(await scene.Two.JsonAsync(0, "claim", "receipts", "--allow-conflict")).GetProperty("risk").GetString());
    }

    [Fact]
    public async Task Reports_answer_as_text_and_as_documents_and_write_nothing()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        var before = scene.Refs;
        var status = Data(await scene.Two.JsonAsync(0, "status"));
        Assert.Equal("billing", status.GetProperty("sessions")[0].GetProperty("prdId").GetString());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("current").ValueKind);
        Assert.Equal(["print-templates", "receipts", "invoices"], status.GetProperty("available").EnumerateArray().Select(prd => prd.GetProperty("prdId").GetString()));
        Assert.Contains("AVAILABLE\n", (await scene.Two.RunAsync(0, "status")).Stdout, StringComparison.Ordinal);
        Assert.Equal(5, Data(await scene.Two.JsonAsync(0, "prd", "list")).GetProperty("prds").GetArrayLength());
        Assert.Contains("invoices", (await scene.Two.RunAsync(0, "prd", "list")).Stdout, StringComparison.Ordinal);
        var shown = Data(await scene.Two.JsonAsync(0, "prd", "show", "billing"));
        Assert.Equal("billing", shown.GetProperty("lock").GetProperty("prdId").GetString());
        Assert.Contains("US-001", (await scene.Two.RunAsync(0, "prd", "show", "prd-billing")).Stdout, StringComparison.Ordinal);
        Assert.Empty(Data(await scene.Two.JsonAsync(0, "stale", "--exit-code")).GetProperty("stale").EnumerateArray());
        await scene.Two.RunAsync(0, "stale");
        Assert.Equal(before, scene.Refs);
        Assert.False(File.Exists(Path.Combine(scene.Two.Directory, ".git", "coord", "session.json")));
    }

    [Fact]
    public async Task Stories_are_counted_in_both_files()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "print-templates");
        var beat = Data(await scene.One.JsonAsync(0, "heartbeat", "--story", "US-001", "--current", "US-002"));
        Assert.Equal((1, 2, "US-002", true), (beat.GetProperty("storiesCompleted").GetInt32(), beat.GetProperty("storiesTotal").GetInt32(),
            beat.GetProperty("currentStory").GetString(), beat.GetProperty("pushed").GetBoolean()));
        Assert.False(Data(await scene.One.JsonAsync(0, "heartbeat", "--story", "US-001")).GetProperty("storiesCompleted").GetInt32() > 1);
        Assert.Contains("nothing to write yet", (await scene.One.RunAsync(0, "heartbeat")).Stdout, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(scene.OnMain("docs/prds/prd-print-templates.json"));
        Assert.Equal([true, false], document.RootElement.GetProperty("userStories").EnumerateArray().Select(story => story.GetProperty("passes").GetBoolean()));
        Assert.Equal(1, scene.Sandbox.Git(scene.Bare, "log", "--format=%s", "main").Split('\n').Count(subject => subject.EndsWith("completed US-001", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Release_merges_archives_and_deletes_the_branch_and_says_so_twice()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.One.RunAsync(0, "heartbeat", "--story", "US-001");
        var work = scene.Work(scene.One, "feature/billing", "src/billing.txt", "billing\n");
        var done = Data(await scene.One.JsonAsync(0, "release"));
        Assert.Equal(scene.Sandbox.Tip(scene.Bare, "main"), done.GetProperty("mergeCommit").GetString());
        Assert.Equal(work, scene.Sandbox.Git(scene.Bare, "rev-parse", "main^2"));
        Assert.True(scene.IsOnMain(done.GetProperty("archivedTo").GetString() + "/prd-billing.json"));
        Assert.Equal("billing\n", scene.OnMain("src/billing.txt"));
        Assert.False(scene.Has("feature/billing"));
        Assert.True(done.GetProperty("branchDeleted").GetBoolean());
        Assert.True(Data(await scene.One.JsonAsync(0, "release", "billing")).GetProperty("alreadyReleased").GetBoolean());
        Assert.StartsWith("billing was released before\n", (await scene.One.RunAsync(0, "release", "billing")).Stdout, StringComparison.Ordinal);
        Assert.Equal("invoices", Data(await scene.One.JsonAsync(0, "claim", "invoices")).GetProperty("prdId").GetString());
    }

    [Fact]
    public async Task A_merge_conflict_lands_nothing_and_blocks_the_lock()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        scene.Work(scene.One, "feature/billing", "src/print.txt", "theirs\n");
        scene.EditMain("src/print.txt", _ => "ours\n");
        var refused = await scene.One.JsonAsync(10, "release", "--incomplete");
        Assert.Equal("merge_conflict", Code(refused));
        Assert.Equal(["src/print.txt"], Texts(refused.GetProperty("error").GetProperty("facts"), "files"));
        Assert.Equal("ours\n", scene.OnMain("src/print.txt"));
        Assert.Equal("blocked", Data(await scene.One.JsonAsync(1, "status", "--exit-code"), ok: true).GetProperty("current").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Unclaim_gives_back_and_abandon_keeps_the_commits()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        Assert.StartsWith("gave billing back", (await scene.One.RunAsync(0, "unclaim")).Stdout, StringComparison.Ordinal);
        Assert.Equal("billing", Data(await scene.Two.JsonAsync(0, "claim", "billing")).GetProperty("prdId").GetString());
        var work = scene.Work(scene.Two, "feature/billing", "src/billing.txt", "billing\n");
        var done = Data(await scene.Two.JsonAsync(0, "abandon", "--reason", "no use"));
        Assert.Equal(work, scene.Sandbox.Tip(scene.Bare, done.GetProperty("backupRef").GetString()!));
        Assert.Contains("no use", scene.OnMain(done.GetProperty("archivedTo").GetString() + "/reason.md"), StringComparison.Ordinal);
        Assert.True(Data(await scene.Two.JsonAsync(0, "abandon", "billing", "--reason", "no use")).GetProperty("alreadyAbandoned").GetBoolean());
    }

    [Fact]
    public async Task Verify_proves_what_was_told_and_finds_what_was_not()
    {
        using var scene = new Scene();
        var acks = Path.Combine(scene.Sandbox.Root, "acks");
        scene.Sandbox.Environment["COORD_ACKS"] = acks;
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.Two.RunAsync(3, "claim", "billing");
        var proof = Data(await scene.Two.JsonAsync(0, "verify", "--acks", acks));
        Assert.Equal((2, 1, 1, 1, 2), (Number(proof, "commits"), Number(proof, "operations"), Number(proof, "foreign"), Number(proof, "grants"), Number(proof, "acks")));
        Assert.EndsWith("every step is legal\n", (await scene.Two.RunAsync(0, "verify")).Stdout, StringComparison.Ordinal);

        scene.EditMain("docs/session-locks.json", text => text.Replace("\"sessions\": [", """
            "sessions": [
                { "sessionId": "developer-hand", "prdId": "billing", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z", "status": "in_progress" },
            """, StringComparison.Ordinal));
        var world = await scene.Two.RunAsync(7, "verify");
        Assert.StartsWith("error[verify_failed]: 1 violation, the first: ", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("double_grant", world.Stdout, StringComparison.Ordinal);
        Assert.Equal("two_locks", Code(await scene.Two.JsonAsync(7, "claim", "billing")));
        await scene.Two.JsonAsync(0, "verify", "HEAD");
    }

    private static JsonElement Data(JsonElement document, bool ok = true)
    {
        Assert.Equal(ok, document.GetProperty("ok").GetBoolean());
        return document.GetProperty("data");
    }

    private static string? Code(JsonElement document) => document.GetProperty("error").GetProperty("code").GetString();

    private static int Number(JsonElement data, string name) => data.GetProperty(name).GetInt32();

    private static IEnumerable<string?> Texts(JsonElement data, string name) => data.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
