using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordination.Cli.Tests.Kit;
using Coordination.Cli.Tests.Watching;
using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>The dashboard on real git: own work, the work of others, and what needs somebody.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task The_callers_session_is_shown_with_what_lies_here_only()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "print-templates");
        var fresh = Own(await StatusAsync(scene.One));
        Assert.Equal((0, 0), (fresh.GetProperty("uncommitted").GetInt32(), fresh.GetProperty("unpushed").GetInt32()));
        var commit = scene.Work(scene.One, "feature/print-templates", "a.txt", "a");
        scene.Sandbox.Write(scene.One.Directory, "b.txt", "b");
        var status = await StatusAsync(scene.One);
        var own = Own(status);
        Assert.Equal((1, 1, "main"), (own.GetProperty("uncommitted").GetInt32(), own.GetProperty("unpushed").GetInt32(), own.GetProperty("branch").GetString()));
        Assert.Equal(["US-001", "US-002"], own.GetProperty("stories").EnumerateArray().Select(story => story.GetProperty("id").GetString()));
        Assert.Equal(commit, status.GetProperty("current").GetProperty("lastCommit").GetString());
        var page = (await scene.One.RunAsync(0, "status")).Stdout;
        Assert.Contains("\n  here: 1 file not committed, 1 commit not pushed, main is checked out here\n", page, StringComparison.Ordinal);
        Assert.Contains("  stories: US-001 open, US-002 open\n", page, StringComparison.Ordinal);
        Assert.Contains("  next: coord heartbeat, or when US-001 is done: coord heartbeat --story US-001\n", page, StringComparison.Ordinal);
        scene.Git(scene.One, "push", "-q", "origin", "feature/print-templates");
        Assert.Equal(0, Own(await StatusAsync(scene.One)).GetProperty("unpushed").GetInt32());
    }

    [Fact]
    public async Task The_last_work_of_others_is_what_this_clone_has_fetched()
    {
        using var scene = new Scene();
        await scene.Two.RunAsync(0, "claim", "billing");
        var commit = scene.Work(scene.Two, "feature/billing", "a.txt", "a");
        scene.Git(scene.Two, "push", "-q", "origin", "feature/billing");
        Assert.Equal(JsonValueKind.Null, Held(await StatusAsync(scene.One), "billing").GetProperty("lastCommit").ValueKind);
        scene.Git(scene.One, "fetch", "-q");
        var held = Held(await StatusAsync(scene.One), "billing");
        Assert.Equal(commit, held.GetProperty("lastCommit").GetString());
        Assert.InRange(held.GetProperty("lastCommitAgeSeconds").GetInt32(), 0, 3600);
    }

    [Fact]
    public async Task A_lock_that_was_lost_comes_first_with_the_line_that_saves_the_work()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        await scene.Two.RunAsync(0, "resume", "billing", "--now", "--yes");
        var status = await scene.One.JsonAsync(1, "status", "--exit-code");
        var first = status.GetProperty("data").GetProperty("attention")[0];
        Assert.Equal("lock_lost", first.GetProperty("kind").GetString());
        var mend = first.GetProperty("mend")[0].EnumerateArray().Select(word => word.GetString()).ToList();
        Assert.StartsWith("feature/billing:refs/heads/rescue/billing-developer-", mend[^1], StringComparison.Ordinal);
        Assert.Equal(mend, status.GetProperty("nextActions")[0].EnumerateArray().Select(word => word.GetString()));
        scene.Git(scene.One, [.. mend.Skip(1).Select(word => word!)]);
    }

    [Fact]
    public async Task A_remote_that_declined_the_last_write_is_remembered_until_one_goes_through()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        var hook = Path.Combine(scene.Bare, "hooks", "pre-receive");
        File.WriteAllText(hook, "#!/bin/sh\necho 'GH006: protected branch'\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await scene.One.RunAsync(13, "heartbeat", "--story", "US-001");
        var page = (await scene.One.RunAsync(0, "status")).Stdout;
        Assert.Contains("not written: ", page, StringComparison.Ordinal);
        Assert.Contains("coord init --state-ref refs/heads/coord-state", page, StringComparison.Ordinal);
        File.Delete(hook);
        await scene.One.RunAsync(0, "heartbeat", "--story", "US-001");
        Assert.Empty((await StatusAsync(scene.One)).GetProperty("attention").EnumerateArray());
    }

    [Fact]
    public async Task Where_nothing_is_held_git_is_started_as_seldom_as_before()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "status");
        Assert.Equal(1, Processes(await scene.One.RunAsync(0, "status", "--offline", "--verbose")));
        await scene.Two.RunAsync(0, "claim", "billing");
        await scene.One.RunAsync(0, "status");
        Assert.Equal(2, Processes(await scene.One.RunAsync(0, "status", "--offline", "--verbose")));
    }

    [Fact]
    public async Task A_look_at_the_own_work_runs_nothing_that_the_configuration_names_and_leaves_the_index_alone()
    {
        using var scene = new Scene();
        await scene.One.RunAsync(0, "claim", "billing");
        var canary = Path.Combine(scene.Sandbox.Root, "canary");
        scene.Git(scene.One, "config", "filter.evil.clean", $"touch '{canary}'; cat");
        scene.Git(scene.One, "config", "filter.evil.required", "true");
        scene.Sandbox.Commit(scene.One.Directory, ".gitattributes", "*.dat filter=evil\n", "chore: attributes");
        scene.Sandbox.Write(scene.One.Directory, "x.dat", "x");
        scene.Git(scene.One, "add", "x.dat");
        File.Delete(canary);
        scene.Sandbox.Write(scene.One.Directory, "x.dat", "y");
        var index = File.ReadAllBytes(Path.Combine(scene.One.Directory, ".git", "index"));
        Assert.Equal(1, Own(await StatusAsync(scene.One)).GetProperty("uncommitted").GetInt32());
        Assert.False(File.Exists(canary));
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(scene.One.Directory, ".git", "index")));
        scene.Git(scene.One, "status");
        Assert.True(File.Exists(canary), "the canary sings for nobody");
    }

    [Fact]
    public async Task A_watch_follows_what_others_do()
    {
        using var scene = new Scene(time: new HurriedTime());
        var terminal = new FakeTerminal();
        var world = new World(terminal: true, time: scene.One.Time);
        world.Environment = world.Environment with { OpenTerminal = _ => terminal };
        var pages = new List<string>();
        terminal.Written = _ =>
        {
            if (pages.Count == 0 && terminal.Screen.Text.Contains("nobody holds anything", StringComparison.Ordinal))
            {
                pages.Add(terminal.Screen.Text);
                scene.Two.RunAsync(0, "claim", "billing").GetAwaiter().GetResult();
            }
            else if (terminal.Screen.Text.Contains("working", StringComparison.Ordinal))
            {
                pages.Add(terminal.Screen.Text);
                terminal.Happens(WatchEvent.Quit);
            }
        };
        var person = new Clone(scene.Sandbox, scene.One.Directory) { Time = scene.One.Time, Variables = ImmutableDictionary<string, string>.Empty.Add("TERM", "xterm") };
        await person.RunAsync(world, 0, "status", "--watch");
        Assert.Contains("  billing  developer-", pages[^1], StringComparison.Ordinal);
        Assert.True(terminal.IsRestored);
        Assert.Equal("", world.Stdout + world.Stderr);
    }

    [Fact]
    public async Task A_watch_for_programs_prints_documents_and_ends_by_itself()
    {
        using var scene = new Scene(time: new HurriedTime());
        var world = await scene.One.RunAsync(0, "status", "--watch", "--json", "--for", "2s");
        using var document = JsonDocument.Parse(world.Stdout.TrimEnd('\n').Split('\n')[0]);
        Assert.Empty(CommandSchemas.Errors(document.RootElement));
        Assert.Equal("", world.Stderr);
    }

    [Theory]
    [InlineData("status --watch", "coord status --watch --json")]
    [InlineData("status --every 3s", "coord status --watch")]
    [InlineData("status --watch --json --every 100ms", "coord status --help")]
    [InlineData("status --watch --json --exit-code", "coord status --help")]
    public async Task A_watch_that_makes_no_sense_is_a_usage_error_with_the_way_out(string line, string next)
    {
        using var scene = new Scene();
        var world = await scene.One.RunAsync(64, line.Split(' '));
        Assert.Contains(next.Replace(" --json", "", StringComparison.Ordinal).Split(' ')[^1], world.Stdout + world.Stderr, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> StatusAsync(Clone clone) => (await clone.JsonAsync(0, "status")).GetProperty("data");

    private static JsonElement Own(JsonElement status) => status.GetProperty("own");

    private static JsonElement Held(JsonElement status, string prdId) =>
        status.GetProperty("sessions").EnumerateArray().Single(held => held.GetProperty("prdId").GetString() == prdId);

    private static int Processes(World world)
    {
        var summary = world.Stderr.TrimEnd('\n').Split('\n')[^1];
        return int.Parse(summary[..summary.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }
}
