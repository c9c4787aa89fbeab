namespace Coordination.Cli.Output;

/// <summary>
/// Columns under each other, two spaces apart. Where the width is short, columns that can be spared are left out, and those that may
/// fold take more than one line; an id or a command is never cut.
/// </summary>
internal sealed class FoldedTable(params string[] headings)
{
    private const int Gap = 2;
    private readonly List<Piece[]> rows = [];
    private readonly Dictionary<int, int> folding = [];
    private int[] sparing = [];

    /// <summary>A column whose texts may take several lines, down to a width that can be read.</summary>
    public FoldedTable Folds(int column, int least)
    {
        folding[column] = least;
        return this;
    }

    /// <summary>Columns that are left out where there is no room, in this order.</summary>
    public FoldedTable Spares(params int[] columns)
    {
        sparing = columns;
        return this;
    }

    public FoldedTable Row(params Piece[] cells)
    {
        rows.Add([.. cells.Select(cell => cell with { Text = TerminalText.Short(cell.Text) })]);
        return this;
    }

    public IEnumerable<IReadOnlyList<Piece>> Lines(int width)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var columns = Enumerable.Range(0, headings.Length).Where(column => rows.Exists(row => row[column].Text.Length > 0)).ToList();
        var widths = Enumerable.Range(0, headings.Length)
            .Select(column => Math.Max(DisplayWidth.Of(headings[column]), rows.Max(row => DisplayWidth.Of(row[column].Text)))).ToArray();
        foreach (var spare in sparing)
        {
            if (Excess(columns, column => Math.Min(widths[column], folding.GetValueOrDefault(column, int.MaxValue)), width) > 0)
            {
                columns.Remove(spare);
            }
        }

        foreach (var (column, least) in folding.Where(fold => columns.Contains(fold.Key)).OrderByDescending(fold => fold.Key))
        {
            var excess = Excess(columns, each => widths[each], width);
            widths[column] = excess <= 0 ? widths[column] : Math.Max(Math.Min(least, widths[column]), widths[column] - excess);
        }

        var all = headings.Any(heading => heading.Length > 0) ? rows.Prepend([.. headings.Select(heading => new Piece(heading, Tone.Faint))]) : rows;
        return all.SelectMany(row => Lines(row, columns, widths));
    }

    private static int Excess(List<int> columns, Func<int, int> widthOf, int width) => (columns.Count * Gap) + columns.Sum(widthOf) - width;

    private IEnumerable<IReadOnlyList<Piece>> Lines(Piece[] row, List<int> columns, int[] widths)
    {
        var cells = columns.ToDictionary(column => column, column => folding.ContainsKey(column)
            ? Folding.Lines(row[column].Text, widths[column]).ToArray()
            : [row[column].Text]);
        var height = Math.Max(1, cells.Values.Max(lines => lines.Length));
        for (var i = 0; i < height; i++)
        {
            List<Piece> line = [];
            foreach (var column in columns)
            {
                var text = i < cells[column].Length ? cells[column][i] : "";
                line.Add("  ");
                line.Add(row[column] with { Text = text });
                line.Add(new string(' ', Math.Max(0, widths[column] - DisplayWidth.Of(text))));
            }

            yield return Trimmed(line);
        }
    }

    private static List<Piece> Trimmed(List<Piece> line)
    {
        while (line.Count > 0 && string.IsNullOrWhiteSpace(line[^1].Text))
        {
            line.RemoveAt(line.Count - 1);
        }

        return line;
    }
}
