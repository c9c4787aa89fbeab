namespace Coordination.Cli.Output;

/// <summary>An answer as text. Every line is cleaned on its way in, so that no caller can forget it.</summary>
internal sealed class TextPage(int width, Ink? ink = null)
{
    private readonly List<string> lines = [];
    private readonly Ink ink = ink ?? Ink.None;

    public int Width { get; } = width;

    /// <summary>Whether lines end at the width. Else a long word goes beyond it.</summary>
    public bool Cuts { get; init; }

    public IReadOnlyList<string> Lines => lines;

    public TextPage Line(string line = "") => Line(new Piece(line));

    /// <summary>A line of parts in tones of their own.</summary>
    public TextPage Line(params ReadOnlySpan<Piece> pieces)
    {
        List<Piece> clean = [];
        foreach (var piece in pieces)
        {
            clean.Add(piece with { Text = TerminalText.Clean(piece.Text) });
        }

        if (clean.Count > 0)
        {
            clean[^1] = clean[^1] with { Text = clean[^1].Text.TrimEnd() };
        }

        lines.Add(string.Concat((Cuts ? Piece.Cut(clean, Width) : clean).Select(ink.Of)));
        return this;
    }

    /// <summary>A name and its value, the values under each other.</summary>
    public TextPage Field(string name, string? value) =>
        string.IsNullOrEmpty(value) ? this : Line($"  {name,-10} {value}");

    /// <summary>Text that is folded at the width, each line behind <paramref name="indent"/> spaces.</summary>
    public TextPage Fold(string paragraph, int indent)
    {
        foreach (var line in Folding.Lines(TerminalText.Clean(paragraph), Width - indent))
        {
            Line(new string(' ', indent) + line);
        }

        return this;
    }

    /// <summary>Text behind a label, folded under its own first word.</summary>
    public TextPage Hanging(string label, string paragraph)
    {
        var first = label;
        foreach (var line in Folding.Lines(TerminalText.Clean(paragraph), Width - label.Length).DefaultIfEmpty(""))
        {
            Line(first + line);
            first = new string(' ', label.Length);
        }

        return this;
    }

    public TextPage Table(TextTable table)
    {
        foreach (var line in table.Lines(Width))
        {
            Line(line);
        }

        return this;
    }

    public TextPage Table(FoldedTable table)
    {
        foreach (var line in table.Lines(Width))
        {
            Line([.. line]);
        }

        return this;
    }

    public override string ToString() => lines.Count == 0 ? "" : string.Join('\n', lines) + "\n";
}
