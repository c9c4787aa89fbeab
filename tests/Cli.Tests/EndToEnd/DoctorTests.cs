using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary><c>coord doctor</c> as a user calls it.</summary>
public sealed class DoctorTests
{
    private static readonly ProjectSeed Odd = new() { Prds = [PrdSeed.Of("billing", 1) with { Status = "in_progress" }, PrdSeed.Of("labels", 1)] };

    [Fact]
    public async Task A_look_reports_and_writes_nothing_whatever_it_finds()
    {
        using var scene = new Scene(Odd);
        var refs = scene.Refs;
        var finding = Assert.Single(Findings(await scene.One.JsonAsync(0, "doctor")));
        Assert.Equal("in_progress_without_lock", finding.GetProperty("code").GetString());
        await scene.One.JsonAsync(1, "doctor", "--exit-code");
        Assert.Equal(refs, scene.Refs);
        var local = scene.Git(scene.One, "for-each-ref") + scene.Git(scene.One, "config", "--list") + scene.Git(scene.One, "status", "--porcelain");
        var before = FolderPicture.Of(scene.One.Directory);
        var lines = (await scene.One.RunAsync(0, "doctor", "--offline")).Stdout.Split('\n');
        Assert.Equal("1 warning at refs/heads/main on origin", lines[0]);
        Assert.Equal("  coord doctor --fix", lines[Array.FindIndex(lines, 3, line => line.Length == 0) - 1]);
        Assert.Equal(before, FolderPicture.Of(scene.One.Directory));
        Assert.Equal(local, scene.Git(scene.One, "for-each-ref") + scene.Git(scene.One, "config", "--list") + scene.Git(scene.One, "status", "--porcelain"));
    }

    [Fact]
    public async Task A_fix_shows_first_and_writes_after_a_yes()
    {
        using var scene = new Scene(Odd);
        var refs = scene.Refs;
        var refused = await scene.One.RunAsync(64, "doctor", "--fix");
        Assert.Contains("+       \"status\": \"ready\",", refused.Stdout, StringComparison.Ordinal);
        Assert.EndsWith("coord doctor --fix --yes\n", refused.Stderr, StringComparison.Ordinal);
        Assert.Equal("answer_needed", (await scene.One.JsonAsync(64, "doctor", "--fix")).GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("would write 1 commit", (await scene.One.RunAsync(0, "doctor", "--fix", "--dry-run")).Stdout, StringComparison.Ordinal);
        await scene.One.RunAsync(new World(terminal: true, stdin: "n\n"), 130, "doctor", "--fix");
        Assert.Equal(refs, scene.Refs);
        var world = await scene.One.RunAsync(new World(terminal: true, stdin: "y\n"), 0, "doctor", "--fix");
        Assert.Contains("write this? [y/N]", world.Stderr, StringComparison.Ordinal);
        Assert.Contains("written in commit ", world.Stdout, StringComparison.Ordinal);
        Assert.NotEqual(refs, scene.Refs);
        Assert.Empty(Findings(await scene.One.JsonAsync(0, "doctor", "--fix", "--yes", "--exit-code")));
        await scene.One.RunAsync(0, "verify");
    }

    [Fact]
    public async Task An_agent_mends_with_one_document()
    {
        using var scene = new Scene(Odd);
        var data = (await scene.One.JsonAsync(0, "doctor", "--fix", "--yes")).GetProperty("data");
        var repair = Assert.Single(data.GetProperty("repairs").EnumerateArray());
        Assert.Equal(scene.Sandbox.Tip(scene.Bare, "main"), repair.GetProperty("commit").GetString());
        Assert.Equal("in_progress_without_lock", data.GetProperty("plan").GetProperty("commits")[0].GetProperty("finding").GetString());
    }

    [Fact]
    public async Task A_rewritten_history_is_shown_and_adopted_after_a_yes()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        scene.Sandbox.Git(scene.Bare, "update-ref", "refs/heads/main", "main^");
        Assert.EndsWith("\ncoord doctor --adopt\n", (await scene.One.RunAsync(7, "status")).Stderr, StringComparison.Ordinal);
        Assert.EndsWith("coord doctor --adopt --yes\n", (await scene.One.RunAsync(64, "doctor", "--adopt")).Stderr, StringComparison.Ordinal);
        await scene.One.RunAsync(7, "status");
        var world = await scene.One.RunAsync(0, "doctor", "--adopt", "--yes");
        Assert.Contains("claim  developer-", world.Stdout, StringComparison.Ordinal);
        Assert.Contains("the old tip stays under\nrefs/coord/backup/main/", world.Stdout, StringComparison.Ordinal);
        await scene.One.RunAsync(0, "status");
    }

    [Fact]
    public async Task Refusals_that_doctor_can_mend_end_with_its_command()
    {
        using var scene = new Scene();
        scene.EditMain("docs/session-locks.json", text => text.Replace("\"sessions\": [", """
            "sessions": [
                { "sessionId": "s1", "prdId": "billing" }, { "sessionId": "s2", "prdId": "billing" }
            """, StringComparison.Ordinal));
        Assert.EndsWith("\ncoord doctor --fix\n", (await scene.One.RunAsync(7, "claim", "billing")).Stderr, StringComparison.Ordinal);
        await scene.One.RunAsync(0, "doctor", "--fix", "--yes");
        Assert.EndsWith("coord claim --next\n", (await scene.One.RunAsync(3, "claim", "billing")).Stderr, StringComparison.Ordinal);
        scene.EditMain("docs/session-locks.json", text => text[..^4]);
        Assert.EndsWith("\ncoord doctor\n", (await scene.One.RunAsync(7, "claim", "billing")).Stderr, StringComparison.Ordinal);
        Assert.Contains("  coord doctor --fix\n", (await scene.One.RunAsync(0, "doctor")).Stdout, StringComparison.Ordinal);
        await scene.One.RunAsync(0, "doctor", "--fix", "--yes");
        await scene.One.RunAsync(3, "claim", "billing");
    }

    [Fact]
    public async Task A_git_that_is_too_old_is_a_finding()
    {
        using var scene = new Scene();
        var old = scene.One.Variables.SetItem("PATH", StandInGit.Install(scene.Sandbox, "echo 'git version 2.20.1'"));
        var clone = new Clone(scene.Sandbox, scene.One.Directory) { Variables = old };
        var finding = Assert.Single(Findings(await clone.JsonAsync(1, "doctor", "--exit-code")));
        Assert.Equal((FindingCodes.GitTooOld, "error"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task A_dry_run_of_nothing_is_a_usage_error()
    {
        using var scene = new Scene();
        Assert.EndsWith("coord doctor --fix --dry-run\n", (await scene.One.RunAsync(64, "doctor", "--dry-run")).Stderr, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Findings(JsonElement document) => document.GetProperty("data").GetProperty("findings").EnumerateArray();
}
