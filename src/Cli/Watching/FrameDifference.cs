using System.Globalization;
using System.Text;
using Coordination.Cli.Output;

namespace Coordination.Cli.Watching;

/// <summary>What has to be written so that a screen which shows one page shows another: the lines that differ, and nothing else.</summary>
internal static class FrameDifference
{
    // A terminal that knows it shows the change in one go; others ignore it.
    private const string Begin = "\u001b[?2026h";
    private const string End = "\u001b[?2026l";

    /// <param name="shown">The lines that stand there.</param>
    /// <param name="lines">The lines that shall stand there, none wider than the window.</param>
    /// <param name="width">Of the window.</param>
    /// <returns>Empty when nothing differs.</returns>
    public static string Between(IReadOnlyList<string> shown, IReadOnlyList<string> lines, int width)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i < shown.Count ? shown[i] != lines[i] : lines[i].Length > 0)
            {
                // Behind a full line the cursor stands on its last letter, which an erase would take away.
                text.Append(CultureInfo.InvariantCulture, $"\u001b[{i + 1};1H{lines[i]}{(WidthOf(lines[i]) < width ? "\u001b[K" : "")}");
            }
        }

        if (shown.Count > lines.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"\u001b[{lines.Count + 1};1H\u001b[J");
        }

        return text.Length == 0 ? "" : Begin + text + End;
    }

    /// <summary>Columns that a line takes, its colours not counted.</summary>
    private static int WidthOf(string line)
    {
        var width = 0;
        for (var start = 0; start < line.Length;)
        {
            var escape = line.IndexOf('\u001b', start);
            width += DisplayWidth.Of(escape < 0 ? line[start..] : line[start..escape]);
            var end = escape < 0 ? -1 : line.IndexOf('m', escape);
            start = end < 0 ? line.Length : end + 1;
        }

        return width;
    }
}
