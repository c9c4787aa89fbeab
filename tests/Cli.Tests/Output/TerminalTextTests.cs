using System.Globalization;
using System.Text;
using Coordination.Cli.Output;
using Coordination.Cli.Tests.Kit;

namespace Coordination.Cli.Tests.Output;

public sealed class TerminalTextTests
{
    [Fact]
    public void Ten_thousand_hostile_strings_leave_no_control_escape_or_bidi_character()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var hostile = HostileText.Next(random);
            var printed = Print(hostile);
            Assert.False(printed.Any(HostileText.IsHarmful), $"seed {seed}, string {i}: {Escape(hostile)} gave {Escape(printed)}");
        }
    }

    [Fact]
    public void The_same_strings_are_harmless_in_documents()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
        {
            var hostile = HostileText.Next(random);
            var world = new World();
            ReplyPrinter.Print(ReplySamples.Refused("claim", new StateDamagedRefusal("docs/x.json", hostile, 3)), new GlobalOptions { Json = true }, world.Environment);
            Assert.False(world.Stdout.Any(HostileText.IsHarmful), $"seed {seed}, string {i}: {Escape(hostile)}");
            using var document = System.Text.Json.JsonDocument.Parse(world.Stdout);
            Assert.False(document.RootElement.GetProperty("error").GetProperty("facts").GetProperty("problem").GetString()!.Any(HostileText.IsHarmful), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Übersicht 印刷 👩‍💻", "Übersicht 印刷 👩‍💻")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("\u009b31mred", "31mred")]
    [InlineData("exe.\u202egpj", "exe.gpj")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("a\0b\u007fc\ufeffd", "abcd")]
    [InlineData(null, "")]
    public void Clean_keeps_what_is_visible(string? text, string expected) => Assert.Equal(expected, TerminalText.Clean(text));

    [Fact]
    public void Foreign_text_is_capped_and_never_cut_inside_a_character()
    {
        Assert.Equal(500, TerminalText.Short(new string('x', 10_000)).Length);
        Assert.EndsWith("...", TerminalText.Short(new string('x', 501)), StringComparison.Ordinal);
        var emoji = TerminalText.Short(string.Concat(Enumerable.Repeat("😀", 400)));
        Assert.DoesNotContain(emoji.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
        Assert.Equal("\"it's 'quoted'\"", TerminalText.Quote("it's \"quoted\""));
    }

    /// <summary>Puts a text into every place of an answer and an error where foreign text goes.</summary>
    private static string Print(string hostile)
    {
        var world = new World();
        var shown = ResultSamples.PrdShow with
        {
            Prd = ResultSamples.Prds[0] with { Title = hostile, PrdId = hostile, Branch = hostile },
            Stories = [new(hostile, hostile, false)],
            Lock = ResultSamples.Blocked with { BlockedReason = hostile, SessionId = hostile },
        };
        var reply = Coordination.Cli.Replies.PrdReplies.Of(shown) with { Warnings = [new("w", hostile)] };
        ReplyPrinter.Print(reply, new GlobalOptions(), world.Environment);
        ReplyPrinter.Print(ReplySamples.Refused("claim", new HeldRefusal(hostile, hostile, hostile, hostile, null, true)), new GlobalOptions(), world.Environment);
        return world.Stdout + world.Stderr;
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is < ' ' or > '~' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
}
