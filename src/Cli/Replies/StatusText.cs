using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>The dashboard as plain text: own session, what needs attention, active, available, queue, completed, abandoned.</summary>
internal static class StatusText
{
    private const int Newest = 5;
    private const int Wide = 100;

    public static void Write(TextPage page, StatusResult status)
    {
        page.Line($"{status.Project}: {Mode(status)}, {status.StateRef}{(status.Tip is null ? "" : " at " + Views.Short(status.Tip))}");
        page.Line(Views.AsOf(status.AsOf, status.Offline));
        page.Line().Line("YOUR SESSION").Fold(Own(status), 2);
        Attention(page, status);
        Active(page, status);
        Available(page, status);
        if (!status.Queue.IsEmpty)
        {
            page.Line().Line("MERGE QUEUE").Line("  " + string.Join(", ", status.Queue));
        }

        Ended(page, "COMPLETED", status.Completed);
        Ended(page, "ABANDONED", status.Abandoned);
        if (StatusReply.Next(status) is { } next)
        {
            page.Line().Line($"next: {next}");
        }
    }

    public static string Mode(StatusResult status) => status.Mode == "solo" ? "solo mode (coordination is off)" : "multi-session";

    public static string Own(StatusResult status) => status switch
    {
        { Current: { } own } =>
            $"{own.SessionId} holds {own.PrdId ?? "no PRD"} on {own.Branch ?? "no branch"}"
            + (own.StoriesTotal == 0 ? "" : $", {Views.Count(own.StoriesCompleted, own.StoriesTotal)} stories")
            + (own.CurrentStory is null ? "" : $", at {own.CurrentStory}")
            + $", heartbeat {AgeText.Ago(own.AgeSeconds)}{(own.Stale ? " (stale)" : "")}",
        { SessionId: { } id } => $"{id} holds nothing",
        _ => "none yet",
    };

    /// <summary>Where the page is narrow the last column is left out; a row's cells beyond the headings are not shown.</summary>
    public static string[] ActiveHeadings(int width) => width < Wide
        ? ["PRD", "SESSION", "STATUS", "STORIES", "HEARTBEAT"]
        : ["PRD", "SESSION", "STATUS", "STORIES", "HEARTBEAT", "AT"];

    public static string[] AvailableHeadings(int width) => width < Wide
        ? ["PRD", "PRIORITY", "STORIES", "RISK", "CLAIMABLE"]
        : ["PRD", "PRIORITY", "STORIES", "RISK", "CLAIMABLE", "TITLE"];

    public static string[] ActiveCells(LockView held) =>
    [
        (held.Mine ? "* " : "") + (held.PrdId ?? "-"), held.SessionId, held.Stale ? "stale" : held.Status,
        Views.Count(held.StoriesCompleted, held.StoriesTotal), AgeText.Ago(held.AgeSeconds), held.CurrentStory ?? "-",
    ];

    public static string[] AvailableCells(AvailablePrd prd) =>
    [
        prd.PrdId, prd.Priority, prd.StoriesTotal == 0 ? "-" : prd.StoriesTotal.ToString(CultureInfo.InvariantCulture), prd.Risk,
        StatusReply.Claimable(prd), prd.Title ?? "",
    ];

    private static void Attention(TextPage page, StatusResult status)
    {
        var locks = status.Sessions.Where(StatusReply.NeedsAttention).ToList();
        if (locks.Count == 0)
        {
            return;
        }

        page.Line().Line("NEEDS ATTENTION");
        var table = new TextTable("", "", "", "").Flexible(2);
        foreach (var held in locks)
        {
            table.Row(held.PrdId ?? "-", held.Stale ? "stale" : "blocked", AttentionText(held), StatusReply.Mend(held).ToString());
        }

        page.Table(table);
    }

    public static string AttentionText(LockView held) =>
        held.Stale ? $"{held.SessionId}, {AgeText.Ago(held.AgeSeconds)}"
        : held.BlockedReason is null ? held.SessionId : TerminalText.Quote(held.BlockedReason);

    private static void Active(TextPage page, StatusResult status)
    {
        page.Line().Line("ACTIVE");
        if (status.Sessions.IsEmpty)
        {
            page.Line("  nobody holds anything");
            return;
        }

        var table = new TextTable(ActiveHeadings(page.Width));
        foreach (var held in status.Sessions)
        {
            table.Row(ActiveCells(held));
        }

        page.Table(table);
    }

    private static void Available(TextPage page, StatusResult status)
    {
        page.Line().Line("AVAILABLE");
        if (status.Available.IsEmpty)
        {
            page.Line("  nothing waits");
            return;
        }

        var table = new TextTable(AvailableHeadings(page.Width)).Flexible(5);
        foreach (var prd in status.Available)
        {
            table.Row(AvailableCells(prd));
        }

        page.Table(table);
    }

    private static void Ended(TextPage page, string title, ImmutableArray<PrdView> prds)
    {
        if (prds.IsEmpty)
        {
            return;
        }

        page.Line().Line(title);
        var table = new TextTable("", "", "").Flexible(2);
        foreach (var prd in prds.Take(Newest))
        {
            table.Row(prd.PrdId, prd.EndedAt ?? "-", prd.Title);
        }

        page.Table(table);
        if (prds.Length > Newest)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  and {prds.Length - Newest} more: coord prd list"));
        }
    }
}
