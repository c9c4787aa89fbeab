using System.Collections.Immutable;
using System.Text;
using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class LineDifferenceTests
{
    [Fact]
    public void Only_what_changes_is_shown_and_what_stays_between_is_left_out() =>
        Assert.Equal(["--- f", "- b", "+ B", "- d", "+ e"], Of("a\nb\nc\nd\n", "a\nB\nc\ne\n"));

    [Fact]
    public void Equal_files_have_no_difference() => Assert.Empty(Of("a\n", "a\n"));

    [Fact]
    public void A_new_file_is_all_additions() => Assert.Equal(["--- f", "+ a"], Of("", "a\n"));

    [Fact]
    public void A_long_difference_is_cut_and_says_by_how_much()
    {
        var lines = Of("", string.Concat(Enumerable.Range(0, 5000).Select(number => number + "\n")));
        Assert.Equal("... and 4940 more lines", lines[^1]);
    }

    [Fact]
    public void Control_characters_do_not_come_through_and_the_indent_does() =>
        Assert.Equal(["--- f", "+     x [31m"], Of("", "    x\u001b[31m\n"));

    private static ImmutableArray<string> Of(string before, string after) => LineDifference.Of("f", Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
