using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.Watching;

public sealed class FrameDifferenceTests
{
    [Fact]
    public void Nothing_is_written_where_nothing_changed() => Assert.Equal("", FrameDifference.Between(["a", "b"], ["a", "b"], 10));

    [Fact]
    public void Only_the_line_that_changed_is_written_in_one_update() =>
        Assert.Equal("\u001b[?2026h\u001b[2;1HB\u001b[K\u001b[?2026l", FrameDifference.Between(["a", "b", "c"], ["a", "B", "c"], 10));

    [Fact]
    public void A_shorter_page_takes_the_rest_away()
    {
        var screen = new ScreenModel(10, 4);
        screen.Take(FrameDifference.Between([], ["one", "two", "three"], 10));
        screen.Take(FrameDifference.Between(["one", "two", "three"], ["one"], 10));
        Assert.Equal("one", screen.Text);
    }

    [Fact]
    public void A_line_as_wide_as_the_window_keeps_its_last_letter()
    {
        var screen = new ScreenModel(5, 2);
        screen.Take(FrameDifference.Between(["ab"], ["\u001b[31mabcde\u001b[0m"], 5));
        Assert.Equal("abcde", screen.Row(0));
        Assert.DoesNotContain("\u001b[K", FrameDifference.Between(["ab"], ["\u001b[31mabcde\u001b[0m"], 5), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_line_leaves_nothing_of_the_longer_one()
    {
        var screen = new ScreenModel(20, 1);
        screen.Take(FrameDifference.Between([""], ["a longer line"], 20));
        screen.Take(FrameDifference.Between(["a longer line"], ["\u001b[2mshort\u001b[0m"], 20));
        Assert.Equal("short", screen.Text);
    }
}
