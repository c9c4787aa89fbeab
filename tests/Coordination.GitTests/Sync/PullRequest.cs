using System.Text.Json.Nodes;
using Coordination.GitTests.Kit;
using Coordination.GitTests.Landing;

namespace Coordination.GitTests.Sync;

/// <summary>A PRD whose branch is up for review, as its lock says: claimed, worked on, pushed, <c>pr_open</c>.</summary>
internal sealed class PullRequest : IAsyncDisposable
{
    private const string Locks = "docs/session-locks.json";

    private int besides;

    private PullRequest(Team team, string stateRef, Feature work)
    {
        Team = team;
        StateRef = stateRef;
        Work = work;
    }

    public Team Team { get; }

    public string StateRef { get; }

    /// <summary>The branch, in a clone of its own.</summary>
    public Feature Work { get; }

    public string Head => Team.Sandbox.Tip(Work.Clone, "HEAD");

    public static async Task<PullRequest> OpenAsync(
        string test, string? stateRef = null, bool withHead = true, bool withWork = true, string? prUrl = null)
    {
        var team = new Team(test, new ProjectSeed
        {
            Prds = [PrdSeed.Of("prd-one", 2), new PrdSeed("prd-two")],
            Files = new Dictionary<string, string> { ["src/one.txt"] = "one\n" },
        });
        if (stateRef is not null)
        {
            await OkAsync(team.Open("developer-0").InitAsync(new InitRequest { StateRef = stateRef }));
        }

        await OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one")));
        var work = new Feature(team, "feature/one");
        if (withWork)
        {
            work.Add("src/new.txt", "new\n").Change("src/one.txt", text => text + "two\n");
        }

        work.Push();
        var request = new PullRequest(team, stateRef ?? "main", work);
        request.NoteOnLock(withHead ? request.Head : null, prUrl);
        return request;
    }

    /// <summary>What a host's "merge" button does, in the given way. The work goes onto main by hand.</summary>
    public void Merge(string way)
    {
        var host = Team.Sandbox.Clone(Team.Remote, "host-" + way);
        switch (way)
        {
            case "merge":
                Team.Sandbox.Git(host, "merge", "-q", "--no-ff", "--no-edit", "origin/feature/one");
                break;
            case "squash":
                Team.Sandbox.Git(host, "merge", "-q", "--squash", "origin/feature/one");
                Team.Sandbox.Git(host, "commit", "-q", "-m", "One thing (#7)");
                break;
            default:
                Team.Sandbox.Git(host, "checkout", "-q", "--no-track", "-b", "rebased", "origin/feature/one");
                Team.Sandbox.Git(host, "rebase", "-q", "origin/main");
                Team.Sandbox.Git(host, "branch", "-q", "-f", "main", "rebased");
                break;
        }

        Team.Sandbox.Git(host, "push", "-q", "origin", (way is "merge" or "squash" ? "HEAD" : "rebased") + ":main");
    }

    /// <summary>Somebody else's work on main.</summary>
    public void MainGoesOn(string path, string text) => new Feature(Team, $"beside-{++besides}").Change(path, _ => text).Push("main");

    public async Task<SyncResult> SyncAsync(string session = "developer-2") => await OkAsync(Team.Open(session).SyncAsync(new SyncRequest()));

    public async Task<string?> StatusAsync() =>
        (await OkAsync(Team.Open("observer").StatusAsync())).Sessions.SingleOrDefault(held => held.PrdId == "prd-one")?.Status;

    public static async Task<T> OkAsync<T>(Task<Result<T>> command)
        where T : class
    {
        var result = await command;
        Assert.True(result.Ok, result.Refusal?.ToString());
        return result.Value!;
    }

    public ValueTask DisposeAsync() => Team.DisposeAsync();

    private void NoteOnLock(string? head, string? prUrl)
    {
        var hand = Team.Sandbox.Clone(Team.Remote, "hand");
        Team.Sandbox.Git(hand, "checkout", "-q", StateRef);
        var file = JsonNode.Parse(Team.Sandbox.Read(hand, Locks))!;
        var held = file["sessions"]!.AsArray().Single()!;
        held["status"] = "pr_open";
        held["prUrl"] = prUrl;
        held["headOid"] = head;
        Team.Sandbox.Commit(hand, Locks, file.ToJsonString(), "chore: the pull request is open");
        Team.Sandbox.Git(hand, "push", "-q", "origin", "HEAD:" + StateRef);
    }
}
