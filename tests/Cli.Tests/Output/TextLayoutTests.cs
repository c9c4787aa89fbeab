using Coordination.Cli.Output;

namespace Coordination.Cli.Tests.Output;

public sealed class TextLayoutTests
{
    [Fact]
    public void Only_flexible_columns_give_way()
    {
        var table = new TextTable("ID", "TITLE").Flexible(1).Row("print-templates-for-everything", "A very long title that does not fit into this page");
        var lines = table.Lines(60).ToList();
        Assert.Equal("  ID                              TITLE", lines[0]);
        Assert.Equal("  print-templates-for-everything  A very long title that ...", lines[1]);
    }

    [Fact]
    public void Wide_and_combining_characters_are_counted_as_a_terminal_does()
    {
        Assert.Equal(4, DisplayWidth.Of("印刷"));
        Assert.Equal(1, DisplayWidth.Of("e\u0301"));
        Assert.Equal(10, DisplayWidth.Of(DisplayWidth.Fit("印刷印刷印刷印刷", 10)));
        Assert.Equal("ab  ", DisplayWidth.Fit("ab", 4));
    }

    [Fact]
    public void A_word_longer_than_the_page_is_not_cut() =>
        Assert.Equal("  aaaaaaaaaaaaaaaaaaaaaaaa\n  b\n", new TextPage(10).Fold("aaaaaaaaaaaaaaaaaaaaaaaa b", 2).ToString());

    [Theory]
    [InlineData("print-templates", true)]
    [InlineData("A.b_c-1", true)]
    [InlineData("", false)]
    [InlineData("-x", false)]
    [InlineData("a..b", false)]
    [InlineData("a.", false)]
    [InlineData("a.lock", false)]
    [InlineData("NUL", false)]
    [InlineData("com1.txt", false)]
    [InlineData("a/b", false)]
    [InlineData("ä", false)]
    [InlineData(null, false)]
    public void The_allow_list_for_ids(string? text, bool expected) => Assert.Equal(expected, SafeName.IsId(text));

    [Theory]
    [InlineData("feature/x", true)]
    [InlineData("refs/heads/feature/x", true)]
    [InlineData("feature//x", false)]
    [InlineData("-x/y", false)]
    [InlineData("a b", false)]
    public void The_allow_list_for_refs(string text, bool expected) => Assert.Equal(expected, SafeName.IsRef(text));
}
