using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Museum;

/// <summary>Defect: a push without a lease. Promise: commits that were taken away on the remote do not come back by themselves.</summary>
public sealed class PlainPushTests
{
    [Fact]
    public async Task A_plain_push_brings_back_what_was_rewound()
    {
        await using var team = new Team(nameof(PlainPushTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        var client = new HandClient(team, team.Clone, "developer-1");
        var rewound = client.Claim("prd-one");
        Assert.True(client.Push());
        Rewind(team);
        client.Claim("prd-two");
        Assert.True(client.Push());
        Assert.Contains(rewound, team.Sandbox.Git(team.Remote, "rev-list", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coord_leaves_it_rewound_and_says_so()
    {
        await using var team = new Team(nameof(PlainPushTests), new PrdSeed("prd-one"), new PrdSeed("prd-two"));
        await using var session = team.Open("developer-1");
        Assert.True((await session.ClaimAsync(new ClaimRequest("prd-one"))).Ok);
        Rewind(team);
        Assert.Equal(ErrorCodes.HistoryRewritten, (await team.Open("developer-2").ClaimAsync(new ClaimRequest("prd-two"))).Refusal?.Code);
        Assert.Equal(team.Begin, team.Main);
    }

    private static void Rewind(Team team) => team.Sandbox.Git(team.Remote, "update-ref", "refs/heads/main", team.Begin);
}
