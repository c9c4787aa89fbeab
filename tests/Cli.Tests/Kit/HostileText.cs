using System.Text;

namespace Coordination.Cli.Tests.Kit;

/// <summary>Strings that try to take a terminal over.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "\u001b[2J", "\u001b]0;title\u0007", "\u009b31m", "\u001bP", "\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\r", "\n", "\t", "\b", "\0", "\u007f",
        "\u0085", "\u2028", "\u2029", "\ufeff", "\ud800", "\udc00", "\U000e0041", "\u0301", "print", "US-001", "印", "👩‍💻", " ", "\"", "\\", "{", "%s", "[red]",
    ];

    public static string Next(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 24); left > 0; left--)
        {
            text.Append(random.Next(3) switch
            {
                0 => Pieces[random.Next(Pieces.Length)],
                1 => ((char)random.Next(0x00, 0x100)).ToString(),
                _ => ((char)random.Next(0x2000, 0x2100)).ToString(),
            });
        }

        return text.ToString();
    }

    /// <summary>C0 but the line feed, DEL, C1, and what turns the direction of writing.</summary>
    public static bool IsHarmful(char c) =>
        (char.IsControl(c) && c != '\n') || c is '\u061c' or '\u200e' or '\u200f' or '\ufeff'
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
