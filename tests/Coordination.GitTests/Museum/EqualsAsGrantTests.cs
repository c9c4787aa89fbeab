using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: git's "up to date" taken for a grant. Promise: one commit is granted to one client (see <c>IdenticalCommitTests</c> for coord).</summary>
public sealed class EqualsAsGrantTests
{
    [Fact]
    public async Task Two_clients_with_the_same_commit_are_both_told_yes_and_verify_sees_it()
    {
        await using var team = new Team(nameof(EqualsAsGrantTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")] }, clones: 2);
        team.Sandbox.Environment["GIT_AUTHOR_DATE"] = team.Sandbox.Environment["GIT_COMMITTER_DATE"] = "2026-02-19T15:00:00Z";
        var clients = team.Clones.Select(clone => new HandClient(team, clone, "developer-1") { NewOpId = () => new string('7', 32) }).ToList();
        Assert.Single(clients.Select(client => client.Claim("prd-one")).Distinct());
        Assert.All(clients, client => Assert.True(client.Push("--force-with-lease=refs/heads/main:" + team.Begin)));
        Assert.Equal(VerifyRules.Twice, Assert.Single((await team.VerifyAsync()).Violations).Rule);
    }

    [Fact]
    public async Task Coord_tells_one_of_them_that_it_is_held_already()
    {
        await using var team = new Team(nameof(EqualsAsGrantTests), new ProjectSeed { Prds = [new PrdSeed("prd-one")] }, clones: 2);
        var twins = team.Clones.Select(clone => team.Open("developer-1", clone, options =>
            options with { TimeProvider = new FrozenTime(), Random = new Random(7) })).ToList();
        foreach (var twin in twins)
        {
            await twin.StatusAsync();
        }

        Assert.False((await twins[0].ClaimAsync(new ClaimRequest("prd-one"))).Value!.AlreadyHeld);
        Assert.True((await twins[1].ClaimAsync(new ClaimRequest("prd-one"))).Value!.AlreadyHeld);
        Assert.Equal(1, (await team.ProveAsync()).Operations);
    }
}
