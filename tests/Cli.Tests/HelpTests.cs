using System.Text;
using Coordination.Cli.Help;
using Coordination.Cli.Parsing;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("overview.80", 80, "")]
    [InlineData("overview.140", 140, "help")]
    [InlineData("help-claim.80", 80, "claim --help")]
    [InlineData("help-exit-codes.80", 80, "help exit-codes")]
    [InlineData("help-prd-add.80", 80, "prd add --help")]
    [InlineData("help-log.80", 80, "help log")]
    [InlineData("help-prd.80", 80, "prd -h")]
    public async Task Help_pages(string golden, int width, string line)
    {
        var world = new World(width);
        var exitCode = await world.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        GoldenFile.Check(golden, GoldenFile.Transcript(world, exitCode));
    }

    [Fact]
    public async Task The_six_verbs_of_every_day_come_first()
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync());
        var places = new[] { "status", "claim", "heartbeat", "release", "abandon", "resume", "prd list" }.Select(verb => world.Stdout.IndexOf($"\n  {verb} ", StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Every_command_has_help_with_examples()
    {
        foreach (var spec in CommandList.All)
        {
            var (long_, topic) = (new World(), new World());
            Assert.Equal(0, await long_.RunAsync([.. spec.Path.Split(' '), "--help"]));
            Assert.Equal(0, await topic.RunAsync(["help", .. spec.Path.Split(' ')]));
            Assert.Equal(long_.Stdout, topic.Stdout);
            Assert.Contains("\nExamples\n  coord " + spec.Path, long_.Stdout, StringComparison.Ordinal);
            Assert.Equal("", long_.Stderr);
        }
    }

    [Fact]
    public void Every_example_is_understood()
    {
        foreach (var example in CommandList.All.SelectMany(spec => spec.Examples))
        {
            var words = Split(example.Split('#')[0]);
            Assert.Equal("coord", words[0]);
            Assert.NotNull(Grammar.Parse(words[1..]));
        }
    }

    [Fact]
    public void Every_error_code_has_a_meaning() => Assert.All(ErrorCodes.All, code => Assert.NotEqual("", ErrorMeanings.Of(code)));

    [Fact]
    public async Task The_version_is_one_line()
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync("--version"));
        Assert.Matches("^coord \\d+\\.\\d+\\.\\d+\n$", world.Stdout);
    }

    private static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        foreach (var c in line + " ")
        {
            quoted ^= c == '"';
            if (c == ' ' && !quoted && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else if (c is not ('"' or ' ') || quoted && c == ' ')
            {
                word.Append(c);
            }
        }

        return [.. words];
    }
}
