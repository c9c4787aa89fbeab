using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Contention;

/// <summary>ADR 0001: an update that was acknowledged is never lost. The control shows that the judge would see it.</summary>
public sealed class LostUpdateTests
{
    private const int Seed = 20260219;
    private const int Machines = 4;
    private const int Sessions = 8;
    private const int Steps = 8;

    [Fact]
    public async Task Mixed_operations_of_eight_sessions_on_four_clones_lose_nothing_that_was_acknowledged()
    {
        var prds = Enumerable.Range(1, 24).Select(number => new PrdSeed($"prd-{number:00}")).ToArray();
        await using var team = new Team(
            nameof(LostUpdateTests), new ProjectSeed { Prds = prds, Coordination = new() { ["pushBudget"] = "5m" } }, Machines);
        var refusals = await AtOnce.RunAsync(Enumerable.Range(0, Sessions).Select<int, Func<Task<List<Refusal>>>>(number =>
        {
            var session = team.Open($"developer-{number}", team.Clones[number % Machines]);
            return () => new MixedLoad(session, new Random(Seed + number), [.. prds.Take(4).Select(prd => prd.Id)]).RunAsync(Steps);
        }));
        var proof = await team.VerifyAsync();
        Assert.True(proof.Violations.IsEmpty, $"seed {Seed}: " + string.Join('\n', proof.Violations));
        Assert.Equal(team.Acknowledged, proof.Operations);
        Assert.Equal(0, proof.Unknown);
        Assert.True(proof.Operations > Sessions * Steps / 2, $"seed {Seed}: {proof.Operations} operations");
        Assert.All(refusals.SelectMany(list => list), refusal => Assert.Contains(refusal.Code, Legal));
    }

    [Fact]
    public async Task The_same_through_plain_commits_that_overwrite_the_ref_loses_and_the_judge_says_how_many()
    {
        const int Rounds = 3;
        await using var team = new Team(nameof(LostUpdateTests), new ProjectSeed { Prds = [new PrdSeed("prd-one"), new PrdSeed("prd-two")] }, Machines);
        var clients = team.Clones.Select((clone, number) => new HandClient(team, clone, $"developer-{number}")).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            clients.ForEach(client => client.Pull());
            clients.ForEach(client => client.ClaimOrGiveBack("prd-one"));
            clients.ForEach(client => client.Push("--force"));
        }

        var proof = await team.VerifyAsync();
        Assert.Equal(Rounds, proof.Operations);
        Assert.Equal(Rounds * Machines, team.Acknowledged);
        Assert.Equal(Rounds * (Machines - 1), proof.Violations.Count(violation => violation.Rule == VerifyRules.LostAck));
    }

    private static readonly ErrorCode[] Legal =
    [
        ErrorCodes.Held, ErrorCodes.NotReady, ErrorCodes.NothingNow, ErrorCodes.NothingLeft, ErrorCodes.PrdNotFound,
    ];
}
