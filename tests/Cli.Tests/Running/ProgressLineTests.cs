using Coordination.Cli.Output;
using Coordination.Cli.Running;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Running;

/// <summary>What somebody who waits is told, on a clock that the test moves.</summary>
public sealed class ProgressLineTests
{
    private const string Erase = "\r\u001b[K";
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private readonly SteppedTime time = new();
    private readonly World world;

    public ProgressLineTests() => world = new World(terminal: true, time: time);

    [Fact]
    public void Nothing_is_said_in_the_first_second()
    {
        using var line = new ProgressLine(world.Environment);
        line.Report(new(CoordinationPhase.Fetching));
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("", world.Stderr);
    }

    [Fact]
    public void Then_one_line_is_written_again_and_again_and_taken_away_at_the_end()
    {
        using (var line = new ProgressLine(world.Environment))
        {
            line.Report(new(CoordinationPhase.Fetching));
            time.Advance(2 * OneSecond);
            line.Report(new(CoordinationPhase.Pushing, 1));
            time.Advance(OneSecond);
            line.Report(new(CoordinationPhase.Pushing, 2));
            line.Report(new(CoordinationPhase.Pushing));
            time.Advance(OneSecond);
        }

        Assert.Equal($"{Erase}fetching, 1 s{Erase}fetching, 2 s{Erase}pushing, 3 s{Erase}pushing (attempt 2), 4 s{Erase}", world.Stderr);
    }

    [Fact]
    public void After_the_end_nothing_comes_any_more()
    {
        var line = new ProgressLine(world.Environment);
        line.Report(new(CoordinationPhase.Fetching));
        line.Dispose();
        line.Dispose();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", world.Stderr);
        Assert.Equal(0, time.Running);
    }

    [Fact]
    public void A_call_that_says_nothing_shows_nothing()
    {
        using var line = new ProgressLine(world.Environment);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", world.Stderr);
    }

    [Fact]
    public async Task A_question_stands_alone_until_it_is_answered()
    {
        using var line = new ProgressLine(world.Environment);
        line.Report(new(CoordinationPhase.Fetching));
        time.Advance(OneSecond);
        var reader = new AskedReader(() => time.Advance(TimeSpan.FromMinutes(1)));
        var conversation = new Conversation(new GlobalOptions(), world.Environment with { Stdin = reader }, line);
        Assert.Equal("y", await conversation.AskAsync("sure?", CancellationToken.None));
        Assert.Equal($"{Erase}fetching, 1 s{Erase}sure? ", world.Stderr);
        time.Advance(OneSecond);
        Assert.EndsWith($"{Erase}fetching, 62 s", world.Stderr, StringComparison.Ordinal);
        conversation.Tell("a message");
        Assert.EndsWith($"fetching, 62 s{Erase}a message\n", world.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrow_window_gets_a_line_that_does_not_wrap()
    {
        var narrow = new World(width: 24, terminal: true, time: time);
        using var line = new ProgressLine(narrow.Environment);
        line.Report(new(CoordinationPhase.Waiting));
        time.Advance(OneSecond);
        Assert.Equal(23, DisplayWidth.Of(narrow.Stderr[Erase.Length..]));
    }

    [Fact]
    public void Each_phase_has_its_words()
    {
        Assert.Equal("checking 12,000 commits: 40 %", ProgressLine.Words(new(CoordinationPhase.Checking, 4800, 12_000)));
        Assert.Equal("", ProgressLine.Words(default));
        var all = Enum.GetValues<CoordinationPhase>().Where(phase => phase != CoordinationPhase.None);
        Assert.All(all, phase => Assert.NotEqual("", ProgressLine.Words(new(phase, 1, 1))));
    }

    [Theory]
    [InlineData("", null, true)]
    [InlineData("--json", null, false)]
    [InlineData("--quiet", null, false)]
    [InlineData("--verbose", null, false)]
    [InlineData("", "CI", false)]
    [InlineData("", "CLAUDECODE", false)]
    public void It_is_for_a_person_who_waits_and_for_nobody_else(string option, string? variable, bool expected)
    {
        var at = variable is null ? world : new World(terminal: true, variables: (variable, "1"));
        var globals = new GlobalOptions { Json = option == "--json", Quiet = option == "--quiet", Verbose = option == "--verbose" };
        Assert.Equal(expected, Audience.PersonWaits(globals, at.Environment));
        Assert.False(Audience.PersonWaits(globals, new World().Environment));
        Assert.False(Audience.PersonWaits(globals, new World(terminal: true, variables: ("TERM", "dumb")).Environment));
    }

    private sealed class AskedReader(Action asked) : StringReader("y\n")
    {
        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            asked();
            return base.ReadLineAsync(cancellationToken);
        }
    }
}
