using System.Text;
using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class ManagedBlockTests
{
    private static readonly ManagedBlock Block = new("agents", "first line\nsecond line\n", BlockMarkers.Markdown);

    public static TheoryData<string> Files =>
    [
        "", "\n", "\r\n", "text", "text\n", "text\n\n", "text\n\n\n", "text\r\n", "text\r\n\r\n", "a\r\nb", "\uFEFF", "\uFEFFtext", "\uFEFFtext\r\n", "mixed\r\nline ends\n",
        "<!-- coord:begin other 0123456789abcdef gap=1 -->\nours?\n<!-- coord:end other -->\n", "a <!-- coord:begin agents -->\n", "<!-- coord:begin agents-pointer x -->\n",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Taking_a_block_out_leaves_the_file_byte_for_byte_as_it_was(string text)
    {
        var file = Encoding.UTF8.GetBytes(text);
        var put = Put(file);
        Assert.Equal(BlockChange.Added, put.Change);
        Assert.True(put.Bytes!.AsSpan().StartsWith(file));
        Assert.Equal(BlockChange.None, Put(put.Bytes).Change);
        var taken = Block.TakeOut(put.Bytes, "AGENTS.md");
        Assert.Equal((BlockChange.Removed, text), (taken.Change, Encoding.UTF8.GetString(taken.Bytes!)));
        Assert.False(taken.HandEdited);
    }

    [Theory]
    [InlineData("text", "text\n\n")]
    [InlineData("text\n", "text\n\n")]
    [InlineData("text\n\n", "text\n\n")]
    [InlineData("text\r\n", "text\r\n\r\n")]
    [InlineData("", "")]
    public void A_blank_line_stands_before_the_block(string text, string before)
    {
        var put = Text(Put(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith(before + "<!-- coord:begin agents ", put, StringComparison.Ordinal);
        Assert.EndsWith("<!-- coord:end agents -->" + (text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n"), put, StringComparison.Ordinal);
        Assert.Equal(text.Contains('\r', StringComparison.Ordinal), put.Contains("first line\r\nsecond line\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_made_for_the_block_goes_with_it_unless_it_holds_something_else()
    {
        var made = Block.Put(null, "AGENTS.md");
        Assert.Equal(BlockChange.FileMade, made.Change);
        Assert.Equal((BlockChange.FileRemoved, null), (Block.TakeOut(made.Bytes, "AGENTS.md").Change, Block.TakeOut(made.Bytes, "AGENTS.md").Bytes));
        var more = Block.TakeOut([.. made.Bytes!, .. "mine\n"u8], "AGENTS.md");
        Assert.Equal((BlockChange.Removed, "mine\n"), (more.Change, Text(more)));
        Assert.Equal(BlockChange.None, Block.TakeOut(null, "AGENTS.md").Change);
        Assert.Equal(BlockChange.None, Block.TakeOut("mine\n"u8.ToArray(), "AGENTS.md").Change);
    }

    [Fact]
    public void A_newer_text_takes_the_place_of_an_older_one_and_nothing_else_changes()
    {
        var file = "before\n"u8.ToArray();
        byte[] older = [.. Put(file).Bytes!, .. "after, without a last line end"u8];
        var newer = Block with { Text = "one line" };
        var edit = newer.Put(older, "AGENTS.md");
        Assert.Equal((BlockChange.Replaced, false, 3), (edit.Change, edit.HandEdited, edit.Line));
        Assert.Matches("^before\n\n<!-- coord:begin agents [0-9a-f]{16} gap=1 -->\none line\n<!-- coord:end agents -->\nafter, without a last line end$", Text(edit));

        // Text that was written behind the block stays apart from the text before it.
        Assert.Equal("before\n\nafter, without a last line end", Text(newer.TakeOut(edit.Bytes, "AGENTS.md")));
    }

    [Fact]
    public void An_edit_inside_is_noticed_and_one_of_the_line_ends_is_none()
    {
        var put = Text(Put("text\n"u8.ToArray()));
        var edited = Encoding.UTF8.GetBytes(put.Replace("second line", "my line", StringComparison.Ordinal));
        Assert.True(Put(edited).HandEdited);
        Assert.True(Block.TakeOut(edited, "AGENTS.md").HandEdited);
        Assert.True((Block with { Text = "newer" }).Put(edited, "AGENTS.md").HandEdited);
        Assert.False((Block with { Text = "first line\nmy line" }).Put(edited, "AGENTS.md").HandEdited);

        var converted = Encoding.UTF8.GetBytes(put.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal((BlockChange.None, false), (Put(converted).Change, Put(converted).HandEdited));
        Assert.Equal("text\r\n", Text(Block.TakeOut(converted, "AGENTS.md")));

        var marker = Encoding.UTF8.GetBytes(put.Replace("coord:begin agents ", "coord:begin agents 0", StringComparison.Ordinal));
        Assert.True(Put(marker).Problem is null && Block.TakeOut(marker, "AGENTS.md").HandEdited);
    }

    [Theory]
    [InlineData("<!-- coord:begin agents x -->\ntext\n", "the marker coord:begin agents has no coord:end agents after it", 1)]
    [InlineData("\ntext\n<!-- coord:end agents -->\n", "the marker coord:end agents has no coord:begin agents before it", 3)]
    [InlineData("<!-- coord:end agents -->\n<!-- coord:begin agents x -->\n", "the marker coord:end agents stands before coord:begin agents", 2)]
    [InlineData("<!-- coord:begin agents x -->\n<!-- coord:begin agents x -->\n<!-- coord:end agents -->\n", "the markers of the block agents stand there more than once", 1)]
    [InlineData("<<<<<<< ours\n", "it has conflict markers of an unfinished merge", 1)]
    [InlineData("a\0b", "it has a NUL character", 1)]
    public void A_file_that_can_be_read_in_two_ways_is_left_alone(string text, string message, int line)
    {
        var file = Encoding.UTF8.GetBytes(text);
        foreach (var edit in new[] { Put(file), Block.TakeOut(file, "AGENTS.md") })
        {
            Assert.Equal((BlockChange.None, message, line), (edit.Change, edit.Problem?.Message, edit.Problem?.Line));
            Assert.Same(file, edit.Bytes);
        }
    }

    [Fact]
    public void Blocks_of_other_names_and_other_markers_live_beside_each_other()
    {
        var other = new ManagedBlock("skills", "x", BlockMarkers.Hash);
        var both = other.Put(Put("text"u8.ToArray()).Bytes, "f").Bytes;
        Assert.Contains("# coord:begin skills ", Encoding.UTF8.GetString(both!), StringComparison.Ordinal);
        Assert.Equal("text", Text(Block.TakeOut(other.TakeOut(both, "f").Bytes, "f")));
        Assert.Equal(BlockChange.None, other.Put(both, "f").Change);
    }

    [Fact]
    public void Whatever_stands_around_it_survives()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        string[] pieces = ["a", "\n", "\r\n", "\r", "ü", "<!--", " ", "# x", "\uFEFF", "<!-- coord:end other -->\n"];
        for (var i = 0; i < 2000; i++)
        {
            var (before, after) = (Some(), Some());
            byte[] file = [.. Put(Encoding.UTF8.GetBytes(before)).Bytes!, .. Encoding.UTF8.GetBytes(after)];
            var newer = (Block with { Text = "other\n\nlines" }).Put(file, "f");
            Assert.True(Text(newer).StartsWith(before, StringComparison.Ordinal) && Text(newer).EndsWith(after, StringComparison.Ordinal), $"seed {seed}, {i}");
            var taken = Text(Block.TakeOut(newer.Bytes, "f"));
            Assert.True(after.Length == 0 ? taken == before : taken.StartsWith(before, StringComparison.Ordinal) && taken.EndsWith(after, StringComparison.Ordinal), $"seed {seed}, {i}");
        }

        string Some() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    private static BlockEdit Put(byte[]? file) => Block.Put(file, "AGENTS.md");

    private static string Text(BlockEdit edit) => Encoding.UTF8.GetString(edit.Bytes!);
}
