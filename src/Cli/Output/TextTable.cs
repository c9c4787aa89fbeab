namespace Coordination.Cli.Output;

/// <summary>
/// Columns under each other, two spaces apart. What is an id or a command is never cut: only the columns named as
/// flexible give way when the width is short, the last one first.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private const int Least = 8;
    private readonly List<string[]> rows = [];
    private readonly HashSet<int> flexible = [];

    public TextTable Flexible(params int[] columns)
    {
        flexible.UnionWith(columns);
        return this;
    }

    public TextTable Row(params string?[] cells)
    {
        rows.Add([.. cells.Take(headings.Length).Select(cell => TerminalText.Short(cell))]);
        return this;
    }

    public IEnumerable<string> Lines(int width)
    {
        var all = headings.Any(heading => heading.Length > 0) ? [headings, .. rows] : rows;
        var widths = Enumerable.Range(0, headings.Length).Select(column => all.Max(row => DisplayWidth.Of(row[column]))).ToArray();
        Shrink(widths, width);
        return all.Select(row => "  " + string.Join("  ", row.Select((cell, column) => DisplayWidth.Fit(cell, widths[column]))).TrimEnd());
    }

    private void Shrink(int[] widths, int width)
    {
        foreach (var column in flexible.OrderDescending())
        {
            var excess = 2 + widths.Sum() + (2 * (widths.Length - 1)) - width;
            if (excess > 0 && widths[column] > Least)
            {
                widths[column] = Math.Max(Least, widths[column] - excess);
            }
        }
    }
}
