using Coordination.GitTests.Kit;

namespace Coordination.GitTests.SetUp;

public sealed class StateMoveTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task State_that_moves_to_its_own_ref_takes_locks_and_prds_along_and_other_clones_follow(bool atomic)
    {
        await using var team = new Team(nameof(StateMoveTests), new ProjectSeed { Prds = [new PrdSeed("prd-one"), new PrdSeed("prd-two")] }, clones: 2);
        team.Sandbox.Git(team.Remote, "config", "receive.advertiseAtomic", atomic ? "true" : "false");
        await using var holder = team.Open("developer-1");
        Assert.True((await holder.ClaimAsync(new ClaimRequest("prd-one"))).Ok);

        var moved = await team.Open("developer-2", team.Clones[1]).InitAsync(new InitRequest { StateRef = "coord/state" });
        Assert.True(moved.Ok, moved.Refusal?.ToString());
        Assert.Empty(moved.Warnings);
        Assert.Contains("\"movedTo\": \"refs/heads/coord/state\"", team.Sandbox.Text(team.Remote, "main", "docs/session-locks.json"), StringComparison.Ordinal);

        await using var later = team.Open("developer-1");
        var beat = await later.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-001" });
        Assert.True(beat.Ok, beat.Refusal?.ToString());
        Assert.Equal(1, beat.Value!.StoriesCompleted);
        var next = await team.Open("developer-3", team.Sandbox.Clone(team.Remote, "new")).ClaimAsync(new ClaimRequest("prd-two"));
        Assert.True(next.Ok, next.Refusal?.ToString());
        Assert.Equal("refs/heads/coord/state", (await later.StatusAsync()).Value!.StateRef);
        Assert.Empty((await later.VerifyAsync(new VerifyRequest())).Value!.Violations);
    }

    [Fact]
    public async Task A_protected_main_keeps_its_commits_and_the_state_lives_beside_it()
    {
        await using var team = new Team(nameof(StateMoveTests), new PrdSeed("prd-one"));
        ServerHook.RefuseRef(team.Remote, "refs/heads/main", "protected branch hook declined");
        await using var coordinator = team.Open("developer-1");
        Assert.Equal(ErrorCodes.RemotePolicy, (await coordinator.ClaimAsync(new ClaimRequest("prd-one"))).Refusal?.Code);

        var moved = await coordinator.InitAsync(new InitRequest { StateRef = "refs/coord/state" });
        Assert.True(moved.Ok, moved.Refusal?.ToString());
        Assert.Equal("main_not_marked", Assert.Single(moved.Warnings).Code);
        Assert.Equal(team.Begin, team.Main);
        var claim = await team.Open("developer-1").ClaimAsync(new ClaimRequest("prd-one"));
        Assert.True(claim.Ok, claim.Refusal?.ToString());
    }
}
