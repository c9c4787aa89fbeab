using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Documents.Schemas;

/// <summary>Reads a pattern as JSON Schema means it: <c>$</c> is the very end, <c>\d</c> and <c>\w</c> are ASCII.</summary>
internal static class EcmaPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">It is no pattern, or uses what the two dialects do not share.</exception>
    public static Regex Parse(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
            {
                text.Append(Escape(pattern[++at], inClass));
                continue;
            }

            inClass = pattern[at] switch { '[' => true, ']' => false, _ => inClass };
            text.Append(pattern[at] == '$' && !inClass ? @"\z" : pattern[at]);
        }

        return new Regex(text.ToString(), RegexOptions.CultureInvariant, Patience);
    }

    private static string Escape(char letter, bool inClass) => letter switch
    {
        'd' => inClass ? "0-9" : "[0-9]",
        'w' => inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]",
        'D' when !inClass => "[^0-9]",
        'W' when !inClass => "[^A-Za-z0-9_]",
        'D' or 'W' => throw new ArgumentException($"\\{letter} inside [...] is not supported"),
        _ => "\\" + letter,
    };
}
