using System.Globalization;
using System.Text;

namespace Coordination.Cli.Output;

/// <summary>
/// Makes foreign text (titles, reasons, branch names, a server's words) harmless: what could move the cursor, change colours, turn
/// the direction of writing or hide characters does not come through. Nothing foreign reaches a terminal past this.
/// </summary>
internal static class TerminalText
{
    /// <summary>How much of a foreign text is shown.</summary>
    public const int Cap = 500;

    /// <summary>On one line, without control, escape, bidi and other invisible characters.</summary>
    public static string Clean(string? text)
    {
        if (text is null)
        {
            return "";
        }

        return IsPlain(text) ? text : CleanSlowly(text);
    }

    /// <summary>Clean, and at most <paramref name="cap"/> characters long.</summary>
    public static string Short(string? text, int cap = Cap)
    {
        var clean = Clean(text).TrimEnd();
        if (clean.Length <= cap)
        {
            return clean;
        }

        var end = char.IsHighSurrogate(clean[cap - 4]) ? cap - 4 : cap - 3;
        return clean[..end] + "...";
    }

    /// <summary>Short and in quotes, so that a reader sees where the foreign part begins and ends.</summary>
    public static string Quote(string? text, int cap = 120) => "\"" + Short(text, cap).Replace('"', '\'') + "\"";

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string CleanSlowly(string text)
    {
        var clean = new StringBuilder(text.Length);
        var afterSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isBreak = rune.Value is '\t' or '\n' or '\r' || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isBreak && !afterSpace)
            {
                clean.Append(' ');
            }
            else if (!isBreak && IsVisible(rune, category))
            {
                clean.Append(rune);
            }

            afterSpace = isBreak || (afterSpace && !IsVisible(rune, category));
        }

        return clean.ToString();
    }

    // The joiners stay: emoji and several scripts are spelled with them.
    private static bool IsVisible(Rune rune, UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
        || rune.Value is 0x200C or 0x200D;
}
