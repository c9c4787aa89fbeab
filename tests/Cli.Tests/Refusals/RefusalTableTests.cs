using System.Text;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Refusals;

public sealed class RefusalTableTests
{
    public static TheoryData<string> Names() => [.. RefusalSamples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refusal_is_three_lines_and_the_last_is_a_command(string name)
    {
        var (_, command, refusal, exitCode) = RefusalSamples.All.Single(sample => sample.Name == name);
        var world = new World();
        Assert.Equal(exitCode, ReplyPrinter.Print(ReplySamples.Refused(command, refusal), new GlobalOptions(), world.Environment));
        var lines = world.Stderr.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith($"error[{refusal.Code.Name}]: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("where: ", lines[1], StringComparison.Ordinal);
        Assert.Matches("^(coord|git) [a-z-]", lines[2]);
        Assert.Equal("", world.Stdout);
    }

    [Fact]
    public void Every_kind_of_refusal_stands_in_the_table()
    {
        var kinds = typeof(Refusal).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Refusal)) && type is { IsAbstract: false, IsPublic: true });
        Assert.Empty(kinds.Except(RefusalSamples.All.Select(sample => sample.Refusal.GetType())));
    }

    [Fact]
    public void The_table_of_words_for_people()
    {
        var table = new StringBuilder();
        foreach (var (name, command, refusal, _) in RefusalSamples.All)
        {
            var world = new World();
            var exitCode = ReplyPrinter.Print(ReplySamples.Refused(command, refusal), new GlobalOptions(), world.Environment);
            table.Append($"# {name} (coord {command}, exit {exitCode})\n{world.Stderr}\n");
        }

        GoldenFile.Check("refusals", table.ToString());
    }

    [Fact]
    public void Every_error_code_as_a_failure_of_the_environment_ends_with_a_command()
    {
        var table = new StringBuilder();
        foreach (var code in ErrorCodes.All)
        {
            var problem = ErrorText.Of(new CoordinationException(code, "it failed", "somewhere"), Again.Of("claim"));
            var world = new World();
            Assert.Equal(code.ExitCode, ReplyPrinter.Print(Reply.Failed("claim", problem), new GlobalOptions(), world.Environment));
            var last = world.Stderr.TrimEnd('\n').Split('\n')[^1];
            Assert.Matches("^(coord|git) [a-zA-Z-]", last);
            table.Append($"{code.Name} {code.ExitCode}: {last}\n");
        }

        GoldenFile.Check("failures", table.ToString());
    }

    [Fact]
    public void No_exit_code_is_2_because_agent_hooks_read_it_as_a_block()
    {
        Assert.DoesNotContain(ErrorCodes.All, code => code.ExitCode is 2 or 0);
        Assert.Equal(ErrorCodes.All.Length, ErrorCodes.All.Select(code => code.Name).Distinct().Count());
    }

    [Fact]
    public void A_fix_that_the_library_knows_is_the_last_line()
    {
        var failure = new CoordinationException(ErrorCodes.NotARepository, "no repository here", "/tmp/x", "git init /tmp/x");
        var problem = ErrorText.Of(failure, Again.Of("status"));
        Assert.Equal("git init /tmp/x", problem.Hint);
        Assert.Empty(problem.NextActions);
        Assert.Equal(["coord", "init", "--dry-run"], ErrorText.Plain(ErrorCodes.SoloMode, "", "", Again.Of("x"), "coord init --dry-run").NextActions[0].Words);
    }

    [Theory]
    [InlineData("feature/x;rm -rf /")]
    [InlineData("--upload-pack=evil")]
    [InlineData("a b")]
    [InlineData("$(id)")]
    [InlineData("x\u202egpj.exe")]
    public void A_hostile_branch_never_reaches_the_command_to_run(string branch)
    {
        var problem = RefusalText.Of(new LockLostRefusal("developer-abc123", "print-templates", null, branch), Again.Of("heartbeat"));
        Assert.Equal("git switch -c rescue/print-templates && git push origin HEAD", problem.Hint);
        Assert.All(problem.NextActions.SelectMany(action => action.Words), word => Assert.True(SafeName.IsWord(word)));
    }

    [Theory]
    [InlineData("--yes")]
    [InlineData("..")]
    [InlineData("a\nb")]
    public void A_hostile_id_never_reaches_the_command_to_run(string id)
    {
        var near = RefusalText.Of(new PrdNotFoundRefusal("x", [id]), Again.Of("claim"));
        Assert.Equal("coord prd list", near.Hint);
        var held = RefusalText.Of(new HeldRefusal(id, "developer-abc123", null, null, null, true), Again.Of("claim"));
        Assert.DoesNotContain(id, held.Hint, StringComparison.Ordinal);
    }
}
