using Coordination.GitTests.Kit;
using Coordination.GitTests.TwoRefs;

namespace Coordination.GitTests.History;

/// <summary>The operations are told in the order of the history, by whoever they were made.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task The_newest_is_first_whatever_the_clocks_said()
    {
        await using var team = new Team(nameof(LogTests), PrdSeed.Of("prd-one", 3));
        foreach (var (hours, story) in new[] { (0, "US-001"), (-5, "US-002"), (3, "US-003") })
        {
            var session = team.Open("developer-1", with: options => options with { TimeProvider = new FrozenTime(DateTimeOffset.UtcNow.AddHours(hours)) });
            await Parted.OkAsync(session.ClaimAsync(new ClaimRequest("prd-one")));
            await Parted.OkAsync(session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = story }));
        }

        var log = await ListAsync(team, new LogRequest());
        Assert.Equal(["completed US-003", "completed US-002", "completed US-001"], log.Entries.Take(3).Select(entry => entry.Subject.Split(" - ")[1]));
        Assert.True(log.Entries[0].Time > log.Entries[2].Time && log.Entries[1].Time < log.Entries[2].Time);
        Assert.Equal(["heartbeat", "heartbeat", "heartbeat", "claim", null], log.Entries.Select(entry => entry.Operation));
        Assert.All(log.Entries.Take(4), entry => Assert.Equal(("coord", "developer-1", "prd-one", 1L), (entry.Kind, entry.SessionId, Assert.Single(entry.PrdIds), entry.Fence)));
        Assert.Equal("hand", log.Entries[4].Kind);
        Assert.False(log.More);
    }

    [Fact]
    public async Task It_is_chosen_by_session_PRD_operation_number_and_time()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        var (one, two) = (team.Open("developer-1"), team.Open("developer-2"));
        await Parted.OkAsync(one.ClaimAsync(new ClaimRequest("prd-one")));
        await Parted.OkAsync(two.ClaimAsync(new ClaimRequest("prd-two")));
        await Parted.OkAsync(one.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        await Parted.OkAsync(two.BlockAsync(new BlockRequest { Reason = "waits" }));
        await Parted.OkAsync(two.UnclaimAsync(new UnclaimRequest()));

        async Task<string[]> Verbs(LogRequest request) => [.. (await ListAsync(team, request)).Entries.Select(entry => entry.Operation ?? entry.Kind)];
        Assert.Equal(["heartbeat", "claim"], await Verbs(new LogRequest { SessionId = "developer-1" }));
        Assert.Equal(["unclaim", "block", "claim", "hand"], await Verbs(new LogRequest { PrdId = "TWO" }));
        Assert.Equal(["heartbeat", "claim", "hand"], await Verbs(new LogRequest { PrdId = "prd-one" }));
        Assert.Equal(["claim", "claim", "hand"], await Verbs(new LogRequest { Operations = ["claim", "hand"] }));
        Assert.Equal(["block", "claim"], await Verbs(new LogRequest { SessionId = "developer-2", Operations = ["claim", "block"] }));
        Assert.Empty(await Verbs(new LogRequest { Since = DateTimeOffset.UtcNow.AddHours(1) }));
        Assert.Equal(6, (await Verbs(new LogRequest { Since = DateTimeOffset.UtcNow.AddHours(-1) })).Length);
        var two2 = await ListAsync(team, new LogRequest { Most = 2 });
        Assert.Equal((2, true), (two2.Entries.Length, two2.More));
        Assert.Equal(ErrorCodes.InvalidName, (await one.LogAsync(new LogRequest { PrdId = "../x" })).Refusal!.Code);
    }

    [Fact]
    public async Task Commits_by_hand_and_merges_are_shown_as_such_and_a_merge_in_which_nothing_happened_is_not()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("prd-one"));
        await Parted.OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        team.Sandbox.Git(team.Clone, "checkout", "-q", "-b", "work", team.Begin);
        team.Sandbox.Commit(team.Clone, "src/work.txt", "work\n", "feat: work");
        team.Sandbox.Git(team.Clone, "fetch", "-q", "origin", "main");
        team.Sandbox.Git(team.Clone, "merge", "-q", "--no-edit", "-m", "pull", "FETCH_HEAD");
        team.Sandbox.Commit(team.Clone, "docs/session-locks.json", "{ \"version\": 1, \"sessions\": [] }\n", "docs: gave\u0007 up by hand");
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "HEAD:main");

        var log = await ListAsync(team, new LogRequest());
        Assert.Equal(["hand", "coord", "hand"], log.Entries.Select(entry => entry.Kind));
        Assert.Equal(("developer-1", "prd-one", GitSandbox.UserName), (log.Entries[0].SessionId, Assert.Single(log.Entries[0].PrdIds), log.Entries[0].Author));
        Assert.Single((await ListAsync(team, new LogRequest { SessionId = "developer-1", Operations = ["hand"] })).Entries);
        var merges = await ListAsync(team, new LogRequest { Operations = ["merge"] });
        Assert.Equal(("merge", "pull"), (Assert.Single(merges.Entries).Kind, merges.Entries[0].Subject));
    }

    [Fact]
    public async Task A_long_history_is_read_to_its_end_and_only_as_far_as_it_must_be()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("prd-one"));
        team.Sandbox.TryGitWith(ManyCommits(team.Begin, 600), team.Remote, "fast-import", "--quiet", "--force");
        var session = team.Open("developer-1");
        var all = await Parted.OkAsync(session.LogAsync(new LogRequest { Most = 10_000 }));
        Assert.Equal(601, all.Entries.Length);
        Assert.Equal(Enumerable.Range(0, 600).Reverse().Select(number => $"docs: by hand {number}"), all.Entries.Take(600).Select(entry => entry.Subject));
        Assert.Equal("feat: the project as it begins", all.Entries[^1].Subject);
        var before = session.GitProcesses;
        Assert.Equal(5, (await Parted.OkAsync(session.LogAsync(new LogRequest { Most = 5 }))).Entries.Length);
        Assert.Equal(2, session.GitProcesses - before); // a fetch, and one look at the history
    }

    [Fact]
    public async Task Offline_and_with_a_damaged_state_it_answers_all_the_same()
    {
        await using var team = new Team(nameof(LogTests), new PrdSeed("prd-one"));
        await Parted.OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        var offline = await team.Open("developer-1", with: options => options with { Offline = true }).LogAsync(new LogRequest());
        Assert.Equal(("claim", true), (offline.Value!.Entries[0].Operation, offline.Value.Offline));
        Assert.Equal("stale_view", Assert.Single(offline.Warnings).Code);
        team.Sandbox.Git(team.Clone, "pull", "-q", "origin", "main");
        team.Sandbox.Commit(team.Clone, "docs/session-locks.json", "{ damaged", "oops");
        team.Sandbox.Git(team.Clone, "push", "-q", "origin", "HEAD:main");
        Assert.Equal(["oops", "chore: claim prd-one for developer-1"], (await ListAsync(team, new LogRequest { Most = 2 })).Entries.Select(entry => entry.Subject));
    }

    private static Task<LogResult> ListAsync(Team team, LogRequest request) => Parted.OkAsync(team.Open("observer").LogAsync(request));

    // As many commits by hand on top of main, each with another registry.
    private static byte[] ManyCommits(string from, int count)
    {
        var stream = new System.Text.StringBuilder();
        for (var number = 0; number < count; number++)
        {
            var (message, registry) = ($"docs: by hand {number}", $"{{ \"version\": 1, \"prds\": [{{ \"id\": \"prd-{number}\" }}] }}\n");
            stream.Append($"commit refs/heads/main\ncommitter Ada <ada@example.org> {1_700_000_000 + number} +0000\ndata {message.Length}\n{message}\n");
            stream.Append(number == 0 ? $"from {from}\n" : "").Append($"M 100644 inline docs/prd-registry.json\ndata {registry.Length}\n{registry}\n");
        }

        return System.Text.Encoding.UTF8.GetBytes(stream.ToString());
    }
}
