using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Running;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Running;

public sealed class ConversationTests
{
    [Theory]
    [InlineData("y\n", true)]
    [InlineData("Yes\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public async Task A_person_is_asked_and_no_is_the_default(string typed, bool expected)
    {
        var world = new World(terminal: true, stdin: typed);
        var conversation = new Conversation(new GlobalOptions(), world.Environment);
        Assert.Equal(expected, await conversation.ConfirmAsync("sure?", NextAction.Coord("x"), CancellationToken.None));
        Assert.Equal("sure? [y/N] ", world.Stderr);
    }

    [Fact]
    public async Task Yes_answers_without_asking()
    {
        var world = new World();
        Assert.True(await new Conversation(new GlobalOptions { Yes = true }, world.Environment).ConfirmAsync("sure?", NextAction.Coord("x"), CancellationToken.None));
        Assert.Equal("", world.Stderr);
    }

    [Fact]
    public async Task Where_nobody_is_there_the_option_to_pass_is_named()
    {
        var conversation = new Conversation(new GlobalOptions(), new World().Environment);
        var failure = await Assert.ThrowsAsync<UsageException>(() => conversation.ConfirmAsync("sure?", NextAction.Coord("resume", "x"), CancellationToken.None));
        Assert.Equal(ErrorCodes.AnswerNeeded, failure.Code);
        Assert.Equal(["coord", "resume", "x", "--yes"], failure.Next);
    }

    [Theory]
    [InlineData(true, false, null, true)]
    [InlineData(false, false, null, false)]
    [InlineData(true, true, null, false)]
    [InlineData(true, false, "CI", false)]
    [InlineData(true, false, "CLAUDECODE", false)]
    [InlineData(true, false, "CODEX_THREAD_ID", false)]
    [InlineData(true, false, "CURSOR_AGENT", false)]
    [InlineData(true, false, "CURSOR_TRACE_ID", false)]
    [InlineData(true, false, "GEMINI_CLI", false)]
    [InlineData(true, false, "COPILOT_AGENT", false)]
    [InlineData(true, false, "OPENCODE_AI", false)]
    [InlineData(true, false, "QWEN_CODE", false)]
    [InlineData(true, false, "GOOSE_TERMINAL", false)]
    [InlineData(true, false, "AI_AGENT", false)]
    [InlineData(true, false, "SHELL", true)]
    public void A_person_answers_only_at_a_terminal_of_their_own(bool terminal, bool json, string? variable, bool expected)
    {
        var world = variable is null ? new World(terminal: terminal) : new World(terminal: terminal, variables: (variable, "1"));
        Assert.Equal(expected, Audience.PersonAnswers(new GlobalOptions { Json = json }, world.Environment));
    }

    [Fact]
    public void A_variable_that_says_no_is_no_sign()
    {
        Assert.True(Audience.PersonAnswers(new GlobalOptions(), new World(terminal: true, variables: ("CI", "false")).Environment));
        Assert.False(Audience.IsAgent(new World(variables: ("CLAUDECODE", "0")).Environment));
    }

    [Fact]
    public void Verbose_counts_processes_and_round_trips()
    {
        var world = new World();
        var trace = new TraceLog(world.Environment);
        trace.Tell("git cat-file: started");
        trace.Tell("git push: exit 1, 20 ms \u001b[2J");
        trace.Tell("wait 120 ms");
        trace.Summarise(TimeSpan.FromMilliseconds(87.4));
        Assert.EndsWith("wait 120 ms\n2 git processes, 1 round trip, 87 ms\n", world.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', world.Stderr);
    }
}
