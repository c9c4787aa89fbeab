using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

/// <summary>The risks of many PRDs come from an index, and are the same as those of each alone.</summary>
public sealed class ActiveIndexTests
{
    private static readonly string[] Globs =
    [
        "src", "src/**", "src/a/**", "src/a/b.cs", "src/*/b.cs", "src/{a,c}/**", "**/b.cs", "**", "docs/*.md", "docs/x.md", "./src/a", "src\\a\\b.cs", "a?c/**", "[ab]/x",
        "src/a", "srcs/a", "",
    ];

    [Fact]
    public void Every_pair_of_globs_meets_with_the_index_as_it_does_without() =>
        Assert.All(Globs, one => Assert.All(Globs, other => Check(
            State(Prd("a") with { Paths = [one, "far/away"] }, Prd("b") with { Paths = [other, "over/there"] }).Holding(Lock("s1", "b")), "a")));

    [Fact]
    public void Made_up_projects_have_the_same_risks_with_the_index_as_without()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var prds = Enumerable.Range(0, 12).Select(number => Prd((number % 3 == 0 ? "prd-p" : "P") + number) with
            {
                Paths = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.GetItems(Globs, 1)[0])],
                ConflictsWith = random.Next(3) == 0 ? [new("p" + random.Next(12), (RiskLevel)random.Next(4), [])] : [],
            }).ToArray();
            var state = State(prds).Holding([.. Enumerable.Range(0, 4).Select(number => Lock("s" + number, "p" + random.Next(14)))]);
            Assert.All(prds, prd => Check(state, prd.Id));
        }
    }

    private static void Check(CoordinationState state, string prdId)
    {
        var alone = ActivePrds.Of(state, "s0");
        var (expected, actual) = (alone.RiskOf(state.FindPrd(prdId)!), alone.ForMany().RiskOf(state.FindPrd(prdId)!));
        Assert.Equal(expected.Level, actual.Level);
        Assert.Equal(expected.Ids, actual.Ids);
        Assert.Equal(expected.SharedPaths, actual.SharedPaths);
    }
}
