using Coordination.Cli.Output;
using Coordination.Cli.Tests.Kit;
using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.Watching;

/// <summary>Pages of a watch, for windows of different sizes.</summary>
public sealed class WatchPageTests
{
    private static readonly WatchView View = new(ResultSamples.Status, null, [], new WatchPace(TimeSpan.FromSeconds(5)), TimeSpan.FromSeconds(3), ResultSamples.Now);

    [Theory]
    [InlineData(80, 50)]
    [InlineData(140, 50)]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public void A_page_fills_its_window_and_nothing_beyond(int width, int height)
    {
        var lines = WatchPage.Of(View, width, height, Ink.None);
        Assert.Equal(height, lines.Count);
        Assert.All(lines, line => Assert.True(DisplayWidth.Of(line) <= width, line));
        GoldenFile.Check($"watch.{width}x{height}", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void A_remote_that_is_away_is_said_with_the_time_since_and_the_next_try()
    {
        var pace = new WatchPace(TimeSpan.FromSeconds(5)).After(false, ResultSamples.Now.AddMinutes(-3));
        var lines = WatchPage.Of(View with { Pace = pace, NextIn = TimeSpan.FromSeconds(7) }, 100, 50, Ink.None);
        Assert.Equal("remote not reached since 2026-02-19T15:11:00Z (3 min), next try in 7 s; q ends", lines[^1]);
    }

    [Fact]
    public void A_look_that_was_refused_is_said_below_what_was_known_before()
    {
        var problem = Problem.Of(ErrorCodes.StateDamaged, "the registry cannot be read", "line 3", NextAction.Git("log"));
        var lines = WatchPage.Of(View with { Problem = problem }, 80, 50, Ink.None);
        Assert.Equal("error[state_damaged]: the registry cannot be read", lines[^3]);
        Assert.Equal("  git log", lines[^2]);
        Assert.StartsWith("shop: multi-session", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_says_the_same_words()
    {
        var plain = WatchPage.Of(View, 80, 30, Ink.None);
        var colour = WatchPage.Of(View, 80, 30, new Ink(on: true));
        Assert.Contains('\u001b', string.Concat(colour));
        Assert.Equal(plain, colour.Select(Ansi.Strip));
    }

    [Theory]
    [InlineData("printing", 8, "printing")]
    [InlineData("printing", 6, "pri...")]
    [InlineData("印刷印刷", 7, "印刷...")]
    public void A_line_is_cut_at_the_width(string text, int width, string expected) =>
        Assert.Equal(expected, new TextPage(width) { Cuts = true }.Line(new Piece(text, Tone.Bad), "").Lines[0]);
}
