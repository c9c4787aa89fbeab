namespace Coordination.Cli.Tests.Races;

/// <summary>The promise of at most one holder, by whole processes on four clones of one remote.</summary>
public sealed class ClaimProcessTests
{
    private const int Sessions = 16;
    private const int Machines = 4;

    [Fact]
    public void Of_sixteen_processes_that_claim_one_prd_one_exits_0_and_fifteen_exit_3()
    {
        using var race = new ProcessRace(nameof(ClaimProcessTests), Machines, new PrdSeed("prd-one"));
        var answers = race.Run(Sessions, "claim", "prd-one", "--json");
        var winner = Assert.Single(answers, answer => answer.ExitCode == 0);
        Assert.Equal("prd-one", winner.Data.GetProperty("prdId").GetString());
        Assert.All(answers.Where(answer => answer != winner), answer => Assert.True(answer is { ExitCode: 3, ErrorCode: "held" }, answer.ToString()));
        var proof = race.Verify();
        Assert.Equal(1, proof.GetProperty("operations").GetInt32());
    }

    [Fact]
    public void Sixteen_processes_that_want_any_of_sixteen_prds_are_all_served_with_one_each()
    {
        using var race = new ProcessRace(
            nameof(ClaimProcessTests), Machines, [.. Enumerable.Range(1, Sessions).Select(number => new PrdSeed($"prd-{number:00}"))]);
        var answers = race.Run(Sessions, "claim", "--next", "--json");
        Assert.All(answers, answer => Assert.True(answer.ExitCode == 0, answer.ToString()));
        Assert.Equal(Sessions, answers.Select(answer => answer.Data.GetProperty("prdId").GetString()).Distinct().Count());
        Assert.Equal(Sessions, race.Verify().GetProperty("operations").GetInt32());
    }
}
