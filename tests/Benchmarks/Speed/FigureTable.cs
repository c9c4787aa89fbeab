using System.Globalization;

namespace Benchmarks.Speed;

/// <summary>The figures as a table for people: target, value, pass or miss, and the medians behind each ratio.</summary>
internal static class FigureTable
{
    private static readonly string[] Heads = ["scenario", "what", "build", "target", "value", "", "medians"];

    public static void Write(TextWriter to, IReadOnlyCollection<Figure> figures)
    {
        string[][] rows = [Heads, .. figures.Select(Row)];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            to.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string[] Row(Figure figure) =>
    [
        figure.Scenario, figure.What, figure.Build, figure.Limit.ToString(), figure.Limit.Show(figure.Value), figure.Passes ? "pass" : "MISS",
        string.Join(", ", figure.Behind.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value.Median:0.0} ms"))),
    ];
}
