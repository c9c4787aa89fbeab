using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Drift;

/// <summary>An agent that follows the prose protocol by hand and sessions with coord share one remote.</summary>
public sealed class InterleavingTests
{
    [Fact]
    public async Task Recipes_by_hand_and_coord_interleave_and_verify_counts_the_hand_made_commits()
    {
        await using var team = new Team(nameof(InterleavingTests), Shared(), clones: 3);
        var hand = new SeedRecipe(team, team.Clones[0]);
        await using var ada = team.Open("developer-ada", team.Clones[1]);
        await using var bob = team.Open("developer-bob", team.Clones[2]);

        await OkAsync(ada.ClaimAsync(new ClaimRequest("prd-one")));
        hand.ClaimPrd("two");
        var held = await bob.ClaimAsync(new ClaimRequest("prd-two"));
        Assert.Equal(hand.Session, Assert.IsType<HeldRefusal>(held.Refusal).Holder);
        hand.CommitBeat("two", "US-001");
        await OkAsync(ada.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        await OkAsync(bob.ClaimAsync(new ClaimRequest()));
        hand.PushBeat("two");
        Assert.NotEmpty(team.Sandbox.Git(team.Remote, "rev-list", "--merges", "main"));
        await OkAsync(bob.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        hand.CommitBeat("two", "US-002");
        hand.PushBeat("two");
        await OkAsync(ada.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        await OkAsync(bob.UnclaimAsync(new UnclaimRequest()));

        var proof = await team.ProveAsync();
        Assert.Equal(team.Acknowledged, proof.Operations);
        Assert.Equal(HandMade(team), proof.Foreign);
        AssertNothingOfTheHandIsLost(team);
    }

    [Fact]
    public async Task A_session_that_began_by_hand_goes_on_with_coord_and_keeps_what_it_wrote()
    {
        await using var team = new Team(nameof(InterleavingTests), Shared(), clones: 2);
        var hand = new SeedRecipe(team, team.Clones[0]);
        hand.ClaimPrd("two");
        await using var session = team.Open(hand.Session, team.Clones[0]);
        await OkAsync(session.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" }));
        AssertNothingOfTheHandIsLost(team);
        Assert.Contains("\"opId\":", team.Sandbox.Text(team.Remote, "main", "docs/session-locks.json"), StringComparison.Ordinal);
        await OkAsync(session.ReleaseAsync(new ReleaseRequest { Incomplete = true }));
        Assert.Equal(HandMade(team), (await team.ProveAsync()).Foreign);
    }

    [Fact]
    public async Task What_the_hand_pushes_between_a_look_and_a_push_is_decided_on_anew()
    {
        await using var team = new Team(nameof(InterleavingTests), Shared(), clones: 2);
        await using var ada = team.Open("developer-ada", team.Clones[1]);
        await ada.StatusAsync();
        new SeedRecipe(team, team.Clones[0]).ClaimPrd("two");
        Assert.Equal(ErrorCodes.Held, (await ada.ClaimAsync(new ClaimRequest("prd-two"))).Refusal?.Code);
        await OkAsync(ada.ClaimAsync(new ClaimRequest("prd-one")));
        await team.ProveAsync();
    }

    private static ProjectSeed Shared() => new()
    {
        Prds = [PrdSeed.Of("prd-one", 3), PrdSeed.Of("two", 3), PrdSeed.Of("prd-three", 3)],
        Coordination = new() { ["pushBudget"] = "5m" },
    };

    private static async Task OkAsync<T>(Task<Result<T>> command)
        where T : class
    {
        var result = await command;
        Assert.True(result.Ok, result.Refusal?.ToString());
    }

    // The project's first commit, the hand's two verbs, and merges of pulls, wherever they change a state file.
    private static int HandMade(Team team) => team.Sandbox
        .Git(team.Remote, "log", "--full-history", "--format=%(trailers:key=Coord-Op,valueonly,separator=x)|", "main", "--", "docs/session-locks.json", "docs/prd-registry.json")
        .Split('\n').Count(line => line == "|");

    private static void AssertNothingOfTheHandIsLost(Team team)
    {
        var locks = team.Sandbox.Text(team.Remote, "main", "docs/session-locks.json");
        string[] members =
        [
            "      \"owner\": { \"human\": true, \"note\": \"by hand: ä\" },\n      \"prdId\": \"two\",\n      \"sessionId\": \"developer-hand\",\n",
            "      \"lastHeartbeat\": \"", "      \"zeal\":   11",
        ];
        Assert.All(members, member => Assert.Contains(member, locks, StringComparison.Ordinal));
    }
}
