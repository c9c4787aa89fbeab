using System.Globalization;
using System.Text;

namespace Coordination.Documents;

/// <summary>Spelling of JSON texts.</summary>
internal static class JsonLiteral
{
    /// <summary>A string with nothing escaped but what JSON demands: the encoders of the platform escape most of the world.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>Moves the lines of a value from one indent to another. Strings have no raw line breaks, so none is touched.</summary>
    public static string Reindent(string text, string from, string to, string newLine)
    {
        var sameEnds = text.Contains("\r\n", StringComparison.Ordinal) == (newLine == "\r\n");
        if (!text.Contains('\n', StringComparison.Ordinal) || (from == to && sameEnds))
            return text;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = i < lines.Length - 1 ? lines[i].TrimEnd('\r') : lines[i];
            lines[i] = i > 0 && line.StartsWith(from, StringComparison.Ordinal) ? to + line[from.Length..] : line;
        }

        return string.Join(newLine, lines);
    }
}
