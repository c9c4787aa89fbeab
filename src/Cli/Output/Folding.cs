using System.Text;

namespace Coordination.Cli.Output;

/// <summary>Breaks text into lines at its spaces. A word that is longer than a line has one of its own.</summary>
internal static class Folding
{
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var own = DisplayWidth.Of(word);
            if (used > 0 && used + 1 + own > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            line.Append(used > 0 ? " " : "").Append(word);
            used += own + (used > 0 ? 1 : 0);
        }

        if (used > 0)
        {
            yield return line.ToString();
        }
    }
}
