using Coordination.GitTests.Kit;
using Coordination.GitTests.TwoRefs;

namespace Coordination.GitTests.Prds;

public sealed class NextPrdTests
{
    [Fact]
    public async Task It_names_what_the_claim_then_takes_and_writes_nothing()
    {
        await using var team = new Team(nameof(NextPrdTests), new PrdSeed("prd-one"), new PrdSeed("prd-two") with { Priority = "high" });
        var session = team.Open("developer-1");
        var next = await Parted.OkAsync(session.NextPrdAsync(new NextPrdRequest()));
        Assert.Equal(("prd-two", "prd-one"), (next.Next!.PrdId, Assert.Single(next.Others).PrdId));
        Assert.Equal(team.Begin, team.Main);
        Assert.Equal(next.Next.PrdId, (await Parted.OkAsync(session.ClaimAsync(new ClaimRequest()))).PrdId);
        var holding = await Parted.OkAsync(session.NextPrdAsync(new NextPrdRequest()));
        Assert.Equal((null, "prd-two", "already_holding"), (holding.Next, holding.Holds, holding.Code));
    }

    [Fact]
    public async Task A_document_that_names_a_hostile_branch_is_passed_over_as_by_the_claim()
    {
        var hostile = new PrdSeed("prd-evil") with { Priority = "critical" };
        await using var team = new Team(nameof(NextPrdTests), new ProjectSeed
        {
            Prds = [hostile, new PrdSeed("prd-one")],
            Files = new Dictionary<string, string> { [hostile.File] = "{ \"branchName\": \"--upload-pack=x\", \"userStories\": [] }\n" },
        });
        var next = await Parted.OkAsync(team.Open("developer-1").NextPrdAsync(new NextPrdRequest()));
        Assert.Equal(("prd-one", "invalid_name"), (next.Next!.PrdId, Assert.Single(next.Others).Code));
        Assert.Equal("prd-one", (await Parted.OkAsync(team.Open("developer-1").ClaimAsync(new ClaimRequest()))).PrdId);
    }
}
