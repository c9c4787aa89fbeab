using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ConflictRiskTests
{
    [Theory]
    [InlineData("src/a.cs", "src/a.cs", true)]
    [InlineData("src/a.cs", "src/b.cs", false)]
    [InlineData("src", "src/deep/er/a.cs", true)]
    [InlineData("src/", "src/a.cs", true)]
    [InlineData("src/ab", "src/abc", false)]
    [InlineData("./src/a.cs", "src/a.cs", true)]
    [InlineData("src\\a.cs", "src/a.cs", true)]
    [InlineData("src/*.cs", "src/a.cs", true)]
    [InlineData("src/*.cs", "src/deep/a.cs", false)]
    [InlineData("src/**", "src/deep/a.cs", true)]
    [InlineData("src/**/*.cs", "src/a.cs", true)]
    [InlineData("**/*.ts", "src/*.cs", false)]
    [InlineData("**/index.*", "src/**/in*.ts", true)]
    [InlineData("src/?.cs", "src/ab.cs", false)]
    [InlineData("src/[ab].cs", "src/b.cs", true)]
    [InlineData("src/{a,b}/**", "src/b/x", true)]
    [InlineData("src/{a,b}/**", "src/c/x", false)]
    [InlineData("{a,{b,c}}/x", "c/x", true)]
    [InlineData("a*b*c", "abbc", true)]
    [InlineData("a*b*c", "a*d", false)]
    [InlineData("**", "anything", true)]
    [InlineData("", "anything", false)]
    public void Two_globs_overlap_when_one_path_can_match_both(string left, string right, bool overlap)
    {
        Assert.Equal(overlap, PathGlob.Parse(left).Overlaps(PathGlob.Parse(right)));
        Assert.Equal(overlap, PathGlob.Parse(right).Overlaps(PathGlob.Parse(left)));
    }

    [Fact]
    public void The_index_passes_over_no_glob_that_overlaps()
    {
        string[] globs =
        [
            "src/a.cs", "src/b.cs", "src", "src/", "src/**", "src/**/*.cs", "src/*/x", "src/a/**", "src/a/b/c", "src/{a,b}/**", "{src,docs}/a.cs", "s*/a.cs",
            "**", "**/a.cs", "*", "docs/?.md", "docs", "docs/deep/er/a.md", "./src/a.cs", "src\\a.cs", "[sd]*/a", "", "src/a*", "src/a/*/c",
        ];
        foreach (var theirs in globs)
        {
            var held = Prd("held") with { Paths = [theirs] };
            var active = ActivePrds.Of(State(held).Holding(Lock("developer-b", "held")), "developer-a");
            foreach (var ours in globs)
            {
                var overlap = PathGlob.Parse(ours).Overlaps(PathGlob.Parse(theirs));
                Assert.Equal(overlap ? RiskLevel.High : RiskLevel.None, active.RiskOf(Prd("mine") with { Paths = [ours] }).Level);
            }
        }
    }

    [Fact]
    public void What_is_declared_counts_in_any_spelling_without_a_shared_path()
    {
        var held = Prd("PRD-Held") with { ConflictsWith = [new("prd-mine", RiskLevel.Medium, [])] };
        var other = Prd("other");
        var active = ActivePrds.Of(State(held, other).Holding(Lock("developer-b", "held"), Lock("developer-c", "other", "grant-2", 2)), "developer-a");
        Assert.Equal(RiskLevel.Medium, active.RiskOf(Prd("Mine")).Level);
        Assert.Equal(["other"], active.RiskOf(Prd("third") with { ConflictsWith = [new("prd-Other", RiskLevel.Low, [])] }).Ids);
        Assert.Equal(RiskLevel.None, active.RiskOf(Prd("third")).Level);
    }

    [Fact]
    public void Hostile_globs_end_soon()
    {
        var braces = PathGlob.Parse(string.Concat(Enumerable.Repeat("{a,b}", 50)));
        var stars = PathGlob.Parse(string.Concat(Enumerable.Repeat("*a", 140)) + "z");
        Assert.False(braces.Overlaps(PathGlob.Parse("z/z")));
        Assert.True(stars.Overlaps(stars));
        Assert.False(PathGlob.Parse(new string('*', 301)).Overlaps(stars));
    }

    [Theory]
    [InlineData(0, 10, 10, RiskLevel.None)]
    [InlineData(1, 10, 10, RiskLevel.Low)]
    [InlineData(1, 6, 10, RiskLevel.Low)]
    [InlineData(1, 5, 10, RiskLevel.Medium)]
    [InlineData(4, 10, 10, RiskLevel.Medium)]
    [InlineData(5, 10, 10, RiskLevel.High)]
    [InlineData(1, 2, 100, RiskLevel.High)]
    [InlineData(1, 100, 2, RiskLevel.High)]
    internal void The_share_of_either_side_makes_the_level(int shared, int ours, int theirs, RiskLevel level)
    {
        string[] Paths(string side, int count) =>
            [.. Enumerable.Range(0, count).Select(i => i < shared ? $"shared/{i}.cs" : $"{side}/{i}.cs")];

        var state = State(Prd("a") with { Paths = [.. Paths("ours", ours)] }, Prd("b") with { Paths = [.. Paths("theirs", theirs)] })
            .Holding(Lock("s1", "b"));
        Assert.Equal(level, ActivePrds.Of(state, "s2").RiskOf(state.FindPrd("a")!).Level);
    }

    [Fact]
    public void High_risk_is_refused_unless_allowed_and_then_warned_of()
    {
        var state = State(Prd("a") with { Paths = ["src/x/**"] }, Prd("b") with { Paths = ["src/x/y.cs"] }).Holding(Lock("s1", "b"));
        var refusal = state.Refuses<ConflictRiskRefusal>(Claim("s2", "a"));
        Assert.Equal(["b"], refusal.With);
        Assert.Equal(["src/x/**"], refusal.SharedPaths);
        var accepted = state.Accepts(Claim("s2", "a", allowConflict: true));
        Assert.Equal(RiskLevel.High, accepted.Risk);
        Assert.Equal("conflict_risk", Assert.Single(accepted.Warnings).Code);
    }

    [Theory]
    [InlineData(RiskLevel.Low, "low")]
    [InlineData(RiskLevel.Medium, "waiting")]
    internal void Lower_risks_warn(RiskLevel declared, string word)
    {
        var state = State(Prd("a") with { ConflictsWith = [new("prd-b", declared, ["x"])] }, Prd("b")).Holding(Lock("s1", "b"));
        var warning = Assert.Single(state.Accepts(Claim("s2", "a")).Warnings);
        Assert.Contains(word, warning.Message, StringComparison.Ordinal);
        Assert.Contains("b", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_either_side_declared_counts_and_the_higher_wins()
    {
        var state = State(
            Prd("a") with { Paths = ["p/1", "p/2", "p/3"] },
            Prd("b") with { Paths = ["p/1", "q/2", "q/3"], ConflictsWith = [new("a", RiskLevel.High, ["schema.sql"])] }).Holding(Lock("s1", "b"));
        Assert.Equal(["schema.sql", "p/1"], state.Refuses<ConflictRiskRefusal>(Claim("s2", "a")).SharedPaths);
    }

    [Fact]
    public void Only_what_others_hold_is_active()
    {
        var state = State(Prd("a") with { Paths = ["src"] }, Prd("b") with { Paths = ["src"] });
        Assert.Equal(RiskLevel.None, state.Accepts(Claim("s1", "a")).Risk);
        var own = state.Holding(Lock("s1", "b"));
        Assert.Equal(RiskLevel.None, ActivePrds.Of(own, "s1").RiskOf(own.FindPrd("a")!).Level);
    }
}
