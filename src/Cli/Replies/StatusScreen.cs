using Coordination.Cli.Output;
using Coordination.Cli.Terminal;

namespace Coordination.Cli.Replies;

/// <summary>The dashboard for a person's screen. It says what <see cref="StatusText"/> says, in boxes and colour.</summary>
internal static class StatusScreen
{
    public static void Write(TerminalPage page, StatusResult status)
    {
        page.Line($"{status.Project}: {StatusText.Mode(status)}, {status.StateRef}{(status.Tip is null ? "" : " at " + Views.Short(status.Tip))}", "bold");
        page.Line(Views.AsOf(status.AsOf, status.Offline), status.Offline ? "yellow" : "grey");
        page.Line().Line("Your session", "bold").Line("  " + StatusText.Own(status));
        Attention(page, status);
        page.Line().Line("Active", "bold");
        Rows(page, StatusText.ActiveHeadings(page.Width), status.Sessions.Select(Active), "nobody holds anything");
        page.Line().Line("Available", "bold");
        Rows(page, StatusText.AvailableHeadings(page.Width), status.Available.Select(Available), "nothing waits", 4, 5);
        if (!status.Queue.IsEmpty)
        {
            page.Line().Line("Merge queue", "bold").Line("  " + string.Join(", ", status.Queue));
        }

        Ended(page, "Completed", status.Completed);
        Ended(page, "Abandoned", status.Abandoned);
        if (StatusReply.Next(status) is { } next)
        {
            page.Line().Line($"next: {next}", "aqua");
        }
    }

    private static void Attention(TerminalPage page, StatusResult status)
    {
        var locks = status.Sessions.Where(StatusReply.NeedsAttention).ToList();
        if (locks.Count > 0)
        {
            page.Line().Line("Needs attention", "bold red");
            page.Table(
                ["PRD", "WHAT", "WHO OR WHY", "MEND WITH"],
                locks.Select(held => new[]
                {
                    (held.PrdId ?? "-", "default"), (held.Stale ? "stale" : "blocked", held.Stale ? "yellow" : "red"),
                    (StatusText.AttentionText(held), "default"), (StatusReply.Mend(held).ToString(), "aqua"),
                }),
                2);
        }
    }

    private static (string, string)[] Active(LockView held) =>
        [.. StatusText.ActiveCells(held).Select((cell, i) => (cell, i == 2 ? StyleOf(held) : "default"))];

    private static (string, string)[] Available(AvailablePrd prd) =>
        [.. StatusText.AvailableCells(prd).Select((cell, i) => (cell, i == 4 ? (prd.Claimable ? "green" : "yellow") : "default"))];

    private static string StyleOf(LockView held) => held switch
    {
        { Stale: true } => "yellow",
        { Status: "blocked" } => "red",
        _ => "green",
    };

    private static void Rows(TerminalPage page, string[] headings, IEnumerable<(string, string)[]> rows, string none, params int[] folding)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            page.Line("  " + none, "grey");
        }
        else
        {
            page.Table(headings, all, folding);
        }
    }

    private static void Ended(TerminalPage page, string title, IReadOnlyList<PrdView> prds)
    {
        if (prds.Count > 0)
        {
            page.Line().Line(title, "bold");
            foreach (var prd in prds.Take(5))
            {
                page.Line($"  {prd.PrdId}  {prd.EndedAt ?? "-"}  {TerminalText.Short(prd.Title, 80)}".TrimEnd());
            }
        }
    }
}
