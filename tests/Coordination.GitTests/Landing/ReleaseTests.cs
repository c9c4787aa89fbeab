using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Landing;

public sealed class ReleaseTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("coord/state")]
    public async Task A_branch_that_edited_its_own_prd_document_merges_cleanly_and_its_stories_count(string? stateRef)
    {
        await using var team = Begin();
        await using var session = await ClaimedAsync(team, stateRef);
        new Feature(team, "feature/one")
            .Change(PrdShapes.Path, text => PrdShapes.Done(PrdShapes.Done(text, "US-002", "zoomed"), "US-003", "printed"))
            .Change("src/print.txt", text => text + "preview\n")
            .Push();
        await OkAsync(session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        var release = await OkAsync(session.ReleaseAsync(new ReleaseRequest()));
        Assert.True(release.BranchDeleted);
        Assert.EndsWith("preview\n", team.Sandbox.Text(team.Remote, "main", "src/print.txt"), StringComparison.Ordinal);
        AssertArchived(team, stateRef ?? "main", release);
        var again = await OkAsync(session.ReleaseAsync(new ReleaseRequest("prd-one")));
        Assert.True(again.AlreadyReleased);
        Assert.Equal(release.MergeCommit, again.MergeCommit);
        await team.ProveAsync();
    }

    [Fact]
    public async Task A_branch_that_smuggles_state_in_lands_its_work_alone()
    {
        await using var team = Begin();
        await using var session = await ClaimedAsync(team);
        new Feature(team, "feature/one")
            .Add("src/work.txt", "done\n")
            .Add("docs/session-locks.json", "{ \"version\": 1, \"sessions\": [] }\n")
            .Change("docs/prd-registry.json", text => text.Replace("\"ready\"", "\"completed\"", StringComparison.Ordinal))
            .Add("docs/completed/2026-01-01/prd-two.json", "{}\n")
            .Push();
        await OkAsync(session.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal("done\n", team.Sandbox.Text(team.Remote, "main", "src/work.txt"));
        Assert.Empty(team.Sandbox.Git(team.Remote, "ls-tree", "main", "docs/completed/2026-01-01/"));
        await OkAsync(team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two")));
        await team.ProveAsync();
    }

    [Fact]
    public async Task A_prd_that_was_added_on_the_branch_is_not_filed_away_with_the_archive()
    {
        await using var team = Begin();
        await using var session = await ClaimedAsync(team);
        new Feature(team, "feature/one").Add("docs/prds/prd-new.json", "{ \"userStories\": [] }\n").Add("docs/notes.md", "beside\n").Push();
        await OkAsync(session.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal("beside\n", team.Sandbox.Text(team.Remote, "main", "docs/notes.md"));
        Assert.DoesNotContain("prd-new", team.Sandbox.Git(team.Remote, "ls-tree", "-r", "--name-only", "main", "docs/completed/"), StringComparison.Ordinal);
        await team.ProveAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("coord/state")]
    public async Task A_branch_that_conflicts_blocks_the_lock_with_the_files_and_lands_when_it_is_mended(string? stateRef)
    {
        await using var team = Begin();
        await using var session = await ClaimedAsync(team, stateRef);
        var work = new Feature(team, "feature/one").Change("src/print.txt", _ => "mine\n").Add("src/new.txt", "new\n").Push();
        new Feature(team, "other").Change("src/print.txt", _ => "theirs\n").Push(to: "main");
        var main = team.Main;
        var release = await session.ReleaseAsync(new ReleaseRequest { Incomplete = true });
        var conflict = Assert.IsType<MergeConflictRefusal>(release.Refusal);
        Assert.Equal((10, true), (conflict.Code.ExitCode, conflict.LockBlocked));
        Assert.Equal("src/print.txt", Assert.Single(conflict.Files));
        var held = Assert.Single((await session.StatusAsync()).Value!.Sessions);
        Assert.Equal("blocked", held.Status);
        Assert.Contains("src/print.txt", team.Sandbox.Text(team.Remote, stateRef ?? "main", "docs/session-locks.json"), StringComparison.Ordinal);
        Assert.Equal("theirs\n", team.Sandbox.Text(team.Remote, "main", "src/print.txt"));
        Assert.True(stateRef is null || main == team.Main);

        team.Sandbox.Git(work.Clone, "fetch", "-q", "origin", "main");
        team.Sandbox.Git(work.Clone, "merge", "-q", "-X", "ours", "--no-edit", "FETCH_HEAD");
        work.Push();
        await OkAsync(session.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal("mine\n", team.Sandbox.Text(team.Remote, "main", "src/print.txt"));
        var proof = await team.ProveAsync();
        Assert.Contains(team.Told, ack => ack is { Verb: "release", Verdict: AckVerdict.Failed, Code: "merge_conflict" });
        Assert.Equal(team.Acknowledged, proof.Operations - (stateRef is null ? 0 : 1));
    }

    private static Team Begin() => new(
        nameof(ReleaseTests),
        new ProjectSeed
        {
            Prds = [PrdSeed.Of("prd-one", 3), new PrdSeed("prd-two")],
            Files = new Dictionary<string, string> { [PrdShapes.Path] = PrdShapes.Document },
        });

    private static async Task<Coordinator> ClaimedAsync(Team team, string? stateRef = null)
    {
        if (stateRef is not null)
        {
            await OkAsync(team.Open("developer-0").InitAsync(new InitRequest { StateRef = stateRef }));
        }

        var session = team.Open("developer-1");
        await OkAsync(session.ClaimAsync(new ClaimRequest("prd-one")));
        return session;
    }

    private static async Task<T> OkAsync<T>(Task<Result<T>> command)
        where T : class
    {
        var result = await command;
        Assert.True(result.Ok, result.Refusal?.ToString());
        return result.Value!;
    }

    private static void AssertArchived(Team team, string stateRef, ReleaseResult release)
    {
        var archived = JsonNode.Parse(team.Sandbox.Text(team.Remote, stateRef, release.ArchivedTo + "/prd-one.json"))!;
        var stories = archived["userStories"]!.AsArray();
        Assert.All(stories, story => Assert.Equal(JsonValueKind.True, story!["passes"]!.GetValueKind()));
        Assert.Equal(["", "zoomed", "printed"], stories.Select(story => (string)story!["notes"]!));
        Assert.Equal("hand", (string?)stories[1]!["testedBy"]);
        Assert.Equal("Preview every label before it is printed, with “real” margins.", (string?)archived["description"]);
        var registry = JsonNode.Parse(team.Sandbox.Text(team.Remote, stateRef, "docs/prd-registry.json"))!;
        var entry = registry["completed"]!.AsArray().Single()!;
        Assert.Equal(("prd-one", 3, 3), ((string?)entry["id"], (int)entry["stories"]!["completed"]!, (int)entry["stories"]!["total"]!));
        Assert.Empty(team.Sandbox.Git(team.Remote, "ls-tree", stateRef, PrdShapes.Path));
    }
}
