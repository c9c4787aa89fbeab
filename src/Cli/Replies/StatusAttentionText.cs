using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What needs somebody: a line for each, which ends with the command that mends it. Where that is too long for the page, the command has a line of its own.</summary>
internal static class StatusAttentionText
{
    private const int Indent = 2;

    public static void Write(TextPage page, StatusResult status, int limit)
    {
        if (status.Attention.IsEmpty)
        {
            return;
        }

        StatusText.Title(page, "NEEDS ATTENTION");
        var rows = status.Attention.Take(limit)
            .Select(one => (About: AttentionText.Subject(one), What: new Piece(AttentionText.What(one), AttentionText.ToneOf(one)),
                Mend: new Piece(AttentionText.Mend(one, status).ToString(), Tone.Command)))
            .ToList();
        var about = rows.Select(row => DisplayWidth.Of(row.About)).DefaultIfEmpty().Max();
        var one = Indent + about + 2 + rows.Select(row => DisplayWidth.Of(row.What.Text)).DefaultIfEmpty().Max() + 2;
        var fits = one + rows.Select(row => row.Mend.Text.Length).DefaultIfEmpty().Max() <= page.Width;
        foreach (var row in rows)
        {
            var start = new string(' ', Indent) + row.About + new string(' ', about - DisplayWidth.Of(row.About) + 2);
            if (fits)
            {
                page.Line(start, row.What, new string(' ', one - Indent - about - 2 - DisplayWidth.Of(row.What.Text)), row.Mend);
                continue;
            }

            Fold(page, start, row.What, row.Mend);
        }

        StatusText.More(page, status.Attention.Length - limit, "coord status --all");
    }

    private static void Fold(TextPage page, string start, Piece what, Piece mend)
    {
        var margin = new string(' ', Math.Min(DisplayWidth.Of(start), page.Width / 3));
        foreach (var line in Folding.Lines(TerminalText.Clean(what.Text), page.Width - DisplayWidth.Of(start)))
        {
            page.Line(start, what with { Text = line });
            start = new string(' ', DisplayWidth.Of(start));
        }

        page.Line(margin, mend);
    }
}
