using Coordination.GitTests.Kit;
using Coordination.Protocol.Verification;

namespace Coordination.GitTests.Contention;

/// <summary>
/// Two machines with the same clock, the same session id and even the same randomness make byte-identical commits. git tells both
/// that the ref stands where they wanted it; only one of them moved it.
/// </summary>
public sealed class IdenticalCommitTests
{
    private const int Pairs = 25;

    [Fact]
    public async Task Twins_make_the_very_same_commit()
    {
        await using var team = Twins(1);
        var copy = team.Sandbox.BareRemote("copy.git");
        team.Sandbox.Git(team.Clones[1], "push", "-q", copy, "main");
        team.Sandbox.Git(team.Clones[1], "remote", "set-url", "origin", copy);
        Assert.All(await AtOnce.RunAsync(Claims(team, 0)), claim => Assert.True(claim.Ok));
        Assert.NotEqual(team.Begin, team.Main);
        Assert.Equal(team.Main, team.Sandbox.Tip(copy, "main"));
    }

    [Fact]
    public async Task A_twin_that_comes_later_and_finds_its_own_commit_there_was_not_granted_it()
    {
        await using var team = Twins(Pairs);
        for (var pair = 0; pair < Pairs; pair++)
        {
            List<Func<Task<Result<ClaimResult>>>> claims = [.. Claims(team, pair)];
            AssertOneGrant([await claims[0](), await claims[1]()]);
        }

        await AssertOneGrantEachAsync(team);
    }

    [Fact]
    public async Task Of_twins_that_are_in_the_server_at_once_one_was_granted_it()
    {
        await using var team = Twins(Pairs);
        for (var pair = 0; pair < Pairs; pair++)
        {
            using var hook = new SlowHook(team.Remote);
            hook.Hold();
            var race = AtOnce.RunAsync(Claims(team, pair));
            hook.WaitForPush();
            hook.WaitForPush();
            hook.Release();
            AssertOneGrant(await race);
        }

        await AssertOneGrantEachAsync(team);
    }

    private static Team Twins(int prds) => new(
        nameof(IdenticalCommitTests),
        new ProjectSeed
        {
            Prds = [.. Enumerable.Range(0, prds).Select(number => new PrdSeed($"prd-{number:00}"))],
            Coordination = new() { ["pushBudget"] = "5m" },
        },
        clones: 2);

    // Both have looked at the tip when the first begins.
    private static IEnumerable<Func<Task<Result<ClaimResult>>>> Claims(Team team, int pair)
    {
        var twins = team.Clones.Select(clone => team.Open($"developer-{pair:00}", clone, options =>
            options with { TimeProvider = new FrozenTime(), Random = new Random(pair) })).ToList();
        foreach (var twin in twins)
        {
            twin.StatusAsync().GetAwaiter().GetResult();
        }

        return twins.Select<Coordinator, Func<Task<Result<ClaimResult>>>>(twin => () => twin.ClaimAsync(new ClaimRequest($"prd-{pair:00}")));
    }

    private static void AssertOneGrant(Result<ClaimResult>[] claims) =>
        Assert.Single(claims, claim => claim.Value is { AlreadyHeld: false });

    private static async Task AssertOneGrantEachAsync(Team team)
    {
        Assert.Equal((Pairs, Pairs), await team.ProveAsync() is var proof ? (proof.Grants, proof.Operations) : default);
        Assert.Equal(Pairs, team.Told.Count(ack => ack.Verdict == AckVerdict.Acknowledged));
    }
}
