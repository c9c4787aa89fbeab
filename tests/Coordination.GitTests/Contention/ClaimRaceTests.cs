using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Contention;

public sealed class ClaimRaceTests
{
    private const int Sessions = 16;
    private const int Machines = 4;

    [Fact]
    public async Task Of_sixteen_sessions_that_claim_one_prd_one_wins_and_all_others_are_told_who_holds_it()
    {
        await using var team = new Team(nameof(ClaimRaceTests), Patient(new PrdSeed("prd-one")), Machines);
        var claims = await ClaimTogetherAsync(team, "prd-one");
        var winner = Assert.Single(claims, claim => claim.Ok).Value!;
        Assert.All(claims.Where(claim => !claim.Ok), claim =>
            Assert.Equal(winner.SessionId, Assert.IsType<HeldRefusal>(claim.Refusal).Holder));
        var proof = await team.ProveAsync();
        Assert.Equal(1, proof.Grants);
        Assert.Equal(Sessions, proof.Acks);
    }

    [Fact]
    public async Task Sixteen_sessions_that_want_any_of_sixteen_prds_are_all_served_with_one_each()
    {
        var prds = Enumerable.Range(1, Sessions).Select(number => new PrdSeed($"prd-{number:00}")).ToArray();
        await using var team = new Team(nameof(ClaimRaceTests), Patient(prds), Machines);
        var claims = await ClaimTogetherAsync(team, null);
        Assert.All(claims, claim => Assert.True(claim.Ok, claim.Refusal?.ToString()));
        Assert.Equal(Sessions, claims.Select(claim => claim.Value!.PrdId).Distinct().Count());
        Assert.Equal(Sessions, claims.Select(claim => claim.Value!.Fence).Distinct().Count());
        var proof = await team.ProveAsync();
        Assert.Equal(Sessions, proof.Grants);
        Assert.Equal(Sessions, proof.Operations);
    }

    [Fact]
    public async Task Four_pushes_that_are_in_the_server_at_once_make_one_grant()
    {
        await using var team = new Team(nameof(ClaimRaceTests), Patient(new PrdSeed("prd-one")), Machines);
        using var hook = new SlowHook(team.Remote);
        var race = ClaimTogetherAsync(team, "prd-one", Machines);
        for (var arrived = 0; arrived < Machines; arrived++)
        {
            hook.WaitForPush();
        }

        hook.Release();
        Assert.Single(await race, claim => claim.Ok);
        Assert.Equal(1, (await team.ProveAsync()).Grants);
    }

    private static Task<Result<ClaimResult>[]> ClaimTogetherAsync(Team team, string? prdId, int sessions = Sessions) => AtOnce.RunAsync(
        Enumerable.Range(1, sessions).Select<int, Func<Task<Result<ClaimResult>>>>(number =>
        {
            var session = team.Open($"developer-{number:00}", team.Clones[number % Machines]);
            return () => session.ClaimAsync(new ClaimRequest(prdId));
        }));

    // A machine may be slow; who is served must not depend on it.
    private static ProjectSeed Patient(params PrdSeed[] prds) => new() { Prds = prds, Coordination = new() { ["pushBudget"] = "5m" } };
}
