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
    [InlineData("help-init.80", 80, "help init")]
    [InlineData("help-completion.80", 80, "help completion")]
    [InlineData("help-prime.80", 80, "prime --help")]
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
            Assert.Contains("\n  coord " + spec.Path, long_.Stdout[long_.Stdout.IndexOf("\nExamples\n", StringComparison.Ordinal)..], StringComparison.Ordinal);
            Assert.Equal("", long_.Stderr);
        }
    }

    [Fact]
    public void Every_example_is_understood()
    {
        foreach (var example in CommandList.All.SelectMany(spec => spec.Examples))
        {
            var words = CommandLine.Split(example.Split('#')[0]);
            Assert.Equal("coord", words[0]);
            Assert.NotNull(Grammar.Parse(words[1..]));
        }
    }

    [Fact]
    public async Task Every_page_of_help_fits_80_columns()
    {
        foreach (var topic in CommandList.All.Select(spec => spec.Path).Append("").Append("exit-codes"))
        {
            var world = new World();
            await world.RunAsync(["help", .. topic.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.All(world.Stdout.Split('\n'), line => Assert.True(line.Length <= 80, $"help {topic}: {line}"));
        }
    }

    [Fact]
    public async Task The_page_of_commands_is_what_the_help_says_now()
    {
        var world = new World();
        Assert.Equal(0, await world.RunAsync("help", "--markdown"));
        var path = TestTree.Folder("docs", "cli.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, world.Stdout);
        }

        var page = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(page == world.Stdout, "docs/cli.md is out of date; bring it up to date with: dotnet run --project src/Cli -- help --markdown > docs/cli.md");
        Assert.All(CommandList.All, spec => Assert.Contains($"\n### coord {spec.Path}\n", page, StringComparison.Ordinal));
        Assert.All(ErrorCodes.All, code => Assert.Contains($" | `{code.Name}` | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_stand_in_the_order_that_was_promised()
    {
        string[] promised =
        [
            "status", "claim", "heartbeat", "release", "abandon", "resume", "init", "deinit", "block", "unblock", "unclaim",
            "stale", "conflicts", "push", "sync", "verify", "doctor", "log", "trust", "demo", "prd list", "prd show", "prd add", "prd ready", "prd next",
        ];
        var known = CommandList.All.Select(spec => spec.Path).Where(promised.Contains).ToList();
        Assert.Equal(promised.Where(known.Contains), known);
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
}
