using Benchmarks.Speed;

namespace Package.Tests;

/// <summary>The command that measures whole processes runs; how fast anything is, no test says.</summary>
public sealed class SpeedTests(PackedRepository packed)
{
    private const string Scenario = "status";

    [Fact]
    public void One_pair_of_a_cheap_scenario_is_measured_and_leaves_nothing_behind()
    {
        using var sandbox = new GitSandbox();
        var file = Path.Combine(sandbox.Root, "figures.json");
        var temporary = Directory.CreateDirectory(Path.Combine(sandbox.Root, "temporary")).FullName;
        var answer = Sdk.Run(
            sandbox.Root,
            ["exec", Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "speed", "--pairs", "1", "--only", Scenario, "--seed", "7", "--coord", Coord(sandbox), "--json", file],
            ("TMPDIR", temporary), ("TMP", temporary), ("TEMP", temporary));
        Assert.True(answer.Ok, answer.ToString());
        Assert.Contains("seed:      7\n", answer.Output, StringComparison.Ordinal);
        Assert.Matches($"\n{Scenario} .* at most 3.00 x  .*(pass|MISS) .*hello world \\d", answer.Output);
        Assert.Contains("\"scenario\": \"status\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(temporary), folder => Path.GetFileName(folder).StartsWith("speed-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--pairs 0")]
    [InlineData("--pairs")]
    [InlineData("--only nothing")]
    [InlineData("--what")]
    public void Words_that_make_no_sense_are_answered_with_the_usage(string words)
    {
        using var said = new StringWriter();
        Assert.Equal(64, SpeedRun.Run(words.Split(' '), TextWriter.Null, said));
        Assert.StartsWith(SpeedOptions.Usage, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_passes_up_to_its_limit_and_not_beyond()
    {
        Assert.True(Ratio(Times(10, 20, 30), Times(10), Limit.AtMostTimes(2)).Passes);
        Assert.False(Ratio(Times(10, 21, 30), Times(10), Limit.AtMostTimes(2)).Passes);
        Assert.False(Ratio(Times(10, 39, 90), Times(10), Limit.AtLeastTimes(4)).Passes);
        Assert.Equal(2.5, Times(4, 1, 3, 2).Median);
    }

    // The program is in the package for this machine or in the one for all; both have it as an assembly.
    private string Coord(GitSandbox sandbox)
    {
        var tool = packed.Tool(packed.WhyNotAhead is null ? ".any" : "");
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Root, "tool")).FullName;
        foreach (var name in tool.Names.Where(name => name.StartsWith("tools/net10.0/any/", StringComparison.Ordinal)))
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(name)), tool.Bytes(name));
        }

        return Path.Combine(folder, "coord.dll");
    }

    private static Figure Ratio(Samples above, Samples below, Limit limit) => Figure.Ratio("any", "any", "tool", ("above", above), ("below", below), limit);

    private static Samples Times(params double[] times)
    {
        var samples = new Samples();
        Array.ForEach(times, samples.Add);
        return samples;
    }
}
