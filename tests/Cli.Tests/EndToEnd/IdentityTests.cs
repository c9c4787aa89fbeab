using System.Text.Json;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.EndToEnd;

public sealed class IdentityTests
{
    [Fact]
    public async Task A_claim_is_known_to_every_later_command_of_the_clone_without_an_id()
    {
        using var scene = new Scene();
        var session = Text(await scene.One.JsonAsync(0, "claim", "billing"), "sessionId");
        Assert.Equal(session, Text(await scene.One.JsonAsync(0, "heartbeat"), "sessionId"));
        Assert.Equal(session, Text(await scene.One.JsonAsync(0, "status"), "sessionId"));
        Assert.Equal(session, (await scene.One.JsonAsync(0, "status")).GetProperty("data").GetProperty("current").GetProperty("sessionId").GetString());
        Assert.NotEqual(session, Text(await scene.Two.JsonAsync(0, "claim", "print-templates"), "sessionId"));
        await scene.One.RunAsync(0, "release", "--incomplete");
    }

    [Fact]
    public async Task Another_folder_is_named_by_its_option()
    {
        using var scene = new Scene();
        var elsewhere = new Clone(scene.Sandbox, scene.Sandbox.Root);
        await elsewhere.RunAsync(0, "-C", "one", "claim", "billing");
        await elsewhere.RunAsync(0, "heartbeat", "-C", Path.Combine(scene.One.Directory, "src"), "--story", "US-001");
        Assert.Equal("billing", (await scene.One.JsonAsync(0, "status")).GetProperty("data").GetProperty("current").GetProperty("prdId").GetString());
        await elsewhere.RunAsync(9, "-C", "nowhere", "status");
    }

    [Fact]
    public async Task The_option_comes_before_the_variable_and_the_variable_before_the_worktree()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing", "--session", "developer-option");
        var inVariable = new Clone(scene.Sandbox, scene.One.Directory) { Variables = scene.One.Variables.SetItem("COORD_SESSION", "developer-variable") };
        Assert.Equal("developer-variable", Text(await inVariable.JsonAsync(0, "claim", "print-templates"), "sessionId"));
        Assert.Equal("developer-option", Text(await inVariable.JsonAsync(0, "heartbeat", "--session", "developer-option", "--story", "US-001"), "sessionId"));
        Assert.Equal("developer-variable", Text(await inVariable.JsonAsync(0, "heartbeat"), "sessionId"));
    }

    [Fact]
    public async Task An_agent_whose_own_id_changes_does_not_lose_the_lock()
    {
        using var scene = new Scene();
        Clone Agent(string id) => new(scene.Sandbox, scene.One.Directory) { Variables = scene.One.Variables.SetItem("CLAUDE_CODE_SESSION_ID", id) };
        var session = Text(await Agent("before-the-clear").JsonAsync(0, "claim", "billing"), "sessionId");
        Assert.Equal(session, Text(await Agent("after-the-clear").JsonAsync(0, "heartbeat", "--story", "US-001"), "sessionId"));
        Assert.Equal(session, Text(await scene.One.JsonAsync(0, "heartbeat"), "sessionId"));
        var again = (await Agent("and-again").JsonAsync(0, "claim", "billing")).GetProperty("data");
        Assert.True(again.GetProperty("alreadyHeld").GetBoolean());
        await Agent("at-last").RunAsync(0, "release");
        Assert.DoesNotContain("-the-clear", scene.Sandbox.Git(scene.Bare, "log", "--format=%B", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_in_a_new_worktree_of_the_clone_is_still_its_session()
    {
        using var scene = new Scene();
        var variables = scene.One.Variables.SetItem("CODEX_THREAD_ID", "thread-1");
        var session = Text(await new Clone(scene.Sandbox, scene.One.Directory) { Variables = variables }.JsonAsync(0, "claim", "billing"), "sessionId");
        var linked = Path.Combine(scene.Sandbox.Root, "linked");
        scene.Git(scene.One, "worktree", "add", "-q", linked, "feature/billing");
        Assert.Equal(session, Text(await new Clone(scene.Sandbox, linked) { Variables = variables }.JsonAsync(0, "heartbeat"), "sessionId"));
        Assert.Equal("no_lock", (await new Clone(scene.Sandbox, linked).JsonAsync(4, "unclaim", "--session", "developer-x")).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_lock_file_names_no_machine_and_no_path()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        var locks = scene.OnMain("docs/session-locks.json");
        Assert.DoesNotContain(Environment.MachineName, locks, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(scene.Sandbox.Root, locks, StringComparison.Ordinal);
        Assert.Matches("\"machine\": \"[0-9a-f]{8}\"", locks);
    }

    private static string? Text(JsonElement document, string name) => document.GetProperty("data").GetProperty(name).GetString();
}
