using Coordination.Cli.Output;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Replies;

public sealed class GoldenTests
{
    public static TheoryData<string, int> NamesAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in ReplySamples.Accepted.Keys)
        {
            data.Add(name, 80);
            data.Add(name, 140);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NamesAndWidths))]
    public void What_a_pipe_gets(string name, int width)
    {
        var world = new World(width);
        var exitCode = ReplyPrinter.Print(ReplySamples.Accepted[name], new GlobalOptions(), world.Environment);
        GoldenFile.Check($"{name}.{width}", GoldenFile.Transcript(world, exitCode));
        Assert.DoesNotContain('\u001b', world.Stdout + world.Stderr);
        Assert.All(world.Stdout.Split('\n'), line => Assert.True(DisplayWidth.Of(line) <= width || IsOneWord(line), line));
    }

    [Theory]
    [InlineData("status", 80)]
    [InlineData("status", 140)]
    [InlineData("prd-list", 80)]
    [InlineData("prd-list", 140)]
    public void What_a_person_sees_without_colour(string name, int width)
    {
        var world = new World(width, terminal: true);
        var exitCode = ReplyPrinter.Print(ReplySamples.Accepted[name], new GlobalOptions { NoColor = true }, world.Environment);
        GoldenFile.Check($"{name}.screen.{width}", GoldenFile.Transcript(world, exitCode));
        Assert.DoesNotContain('\u001b', world.Stdout + world.Stderr);
        Assert.All(world.Stdout.Split('\n'), line => Assert.True(DisplayWidth.Of(line) <= width, line));
    }

    [Fact]
    public void What_a_person_sees_in_colour_says_the_same_words()
    {
        var (colour, plain) = (new World(terminal: true), new World(terminal: true, variables: ("NO_COLOR", "1")));
        ReplyPrinter.Print(ReplySamples.Accepted["status"], new GlobalOptions(), colour.Environment);
        ReplyPrinter.Print(ReplySamples.Accepted["status"], new GlobalOptions(), plain.Environment);
        Assert.Contains('\u001b', colour.Stdout);
        Assert.Equal(plain.Stdout, Ansi.Strip(colour.Stdout));
    }

    [Theory]
    [InlineData("CI", "true")]
    [InlineData("CLAUDECODE", "1")]
    [InlineData("CODEX_SANDBOX", "seatbelt")]
    [InlineData("TERM", "dumb")]
    public void An_agent_or_a_build_server_gets_the_plain_form_even_on_a_terminal(string variable, string value)
    {
        var (agent, pipe) = (new World(terminal: true, variables: (variable, value)), new World());
        ReplyPrinter.Print(ReplySamples.Accepted["status"], new GlobalOptions(), agent.Environment);
        ReplyPrinter.Print(ReplySamples.Accepted["status"], new GlobalOptions(), pipe.Environment);
        Assert.Equal(pipe.Stdout, agent.Stdout);
    }

    [Fact]
    public void Quiet_prints_errors_only()
    {
        var world = new World();
        ReplyPrinter.Print(ReplySamples.Accepted["claim"], new GlobalOptions { Quiet = true }, world.Environment);
        Assert.Equal("", world.Stdout + world.Stderr);
        ReplyPrinter.Print(ReplySamples.Refused("claim", new SoloModeRefusal()), new GlobalOptions { Quiet = true }, world.Environment);
        Assert.StartsWith("error[solo_mode]", world.Stderr, StringComparison.Ordinal);
    }

    /// <summary>A ref, a path or a sentence behind a label may be wider than the page; nothing of it is cut.</summary>
    private static bool IsOneWord(string line) => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("...", StringComparison.Ordinal);
}
