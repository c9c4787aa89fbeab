using System.Collections.Immutable;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What was completed or abandoned of late: when, by whom, the merge commit where it is known, and why.</summary>
internal static class StatusEndedText
{
    public static void Write(TextPage page, string title, ImmutableArray<PrdView> prds, int limit)
    {
        if (prds.IsEmpty || limit == 0)
        {
            return;
        }

        StatusText.Title(page, title);
        var table = new FoldedTable("", "", "", "", "").Folds(4, 20).Spares(3);
        foreach (var prd in prds.Take(limit))
        {
            table.Row(prd.PrdId, When(prd.EndedAt), prd.FinishedBy ?? "-", prd.MergeCommit is null ? "" : "merge " + Views.Short(prd.MergeCommit), About(prd));
        }

        page.Table(table);
        StatusText.More(page, prds.Length - limit, "coord prd list");
    }

    // The day is what counts; the rest stands in the document.
    private static string When(string? time) => time is null ? "-" : time.Length > 10 && time[10] == 'T' ? time[..10] : time;

    private static string About(PrdView prd) => prd is { Status: "abandoned", Reason: { } reason } ? TerminalText.Quote(reason, 100) : TerminalText.Short(prd.Title, 100);
}
