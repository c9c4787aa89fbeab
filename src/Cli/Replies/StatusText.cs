using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>The dashboard: own session, what needs attention, the other sessions, what is available, the queue, what has ended.</summary>
internal static class StatusText
{
    public static void Write(TextPage page, StatusResult status, StatusLimits limits)
    {
        page.Line(new Piece(status.Project, Tone.Title), $": {Mode(status)}, {status.StateRef}{(status.Tip is null ? "" : " at " + Views.Short(status.Tip))}");
        page.Line(new Piece(Views.AsOf(status.AsOf, status.Offline), status.Offline ? Tone.Warn : Tone.Faint));
        if (status.Mode != "solo")
        {
            page.Fold(Summary(status), 0);
        }

        Title(page, "YOUR SESSION");
        StatusOwnText.Write(page, status);
        StatusAttentionText.Write(page, status, limits.Attention);
        Sessions(page, status, limits.Sessions);
        Available(page, status.Available, limits.Available);
        if (!status.Queue.IsEmpty)
        {
            Title(page, "MERGE QUEUE");
            page.Fold(string.Join(", ", status.Queue), 2);
        }

        StatusEndedText.Write(page, "COMPLETED", status.Completed, limits.Ended);
        StatusEndedText.Write(page, "ABANDONED", status.Abandoned, limits.Ended);
    }

    public static void Title(TextPage page, string title) => page.Line().Line(new Piece(title, Tone.Title));

    /// <summary>What was left out of a list, and where it stands.</summary>
    public static void More(TextPage page, int left, string command)
    {
        if (left > 0)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  ... and {left} more: "), new Piece(command, Tone.Command));
        }
    }

    /// <summary>A lock's status in the words that people use.</summary>
    public static string StatusWord(LockView held) => held switch
    {
        { Stale: true } => "stale",
        { Status: "in_progress" } => "working",
        _ => held.Status.Replace('_', ' '),
    };

    private static string Mode(StatusResult status) => status.Mode == "solo" ? "solo mode (coordination is off)" : "multi-session";

    private static string Summary(StatusResult status)
    {
        var words = status.Sessions.GroupBy(StatusWord).OrderByDescending(group => group.Count())
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
        var sessions = status.Sessions.IsEmpty ? "no sessions" : $"{Count(status.Sessions.Length, "session")}: {string.Join(", ", words)}";
        var free = status.Available.Count(prd => prd.Claimable);
        var waiting = status.Available.IsEmpty ? "no PRD waits" : $"{Count(status.Available.Length, "PRD")} waiting, {free} can be claimed";
        return $"{sessions}; {waiting}";
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static void Sessions(TextPage page, StatusResult status, int limit)
    {
        var others = status.Sessions.Where(held => !held.Mine).ToList();
        Title(page, status.Current is null ? "SESSIONS" : "OTHER SESSIONS");
        if (others.Count == 0)
        {
            page.Line(status.Current is null ? "  nobody holds anything" : "  nobody else holds anything");
            return;
        }

        var table = new FoldedTable("PRD", "SESSION", "STATUS", "STORIES", "AT", "HEARTBEAT", "COMMIT", "BRANCH").Spares(7, 4, 6);
        foreach (var held in others.Take(limit))
        {
            table.Row(
                held.PrdId ?? "-", held.SessionId, new Piece(StatusWord(held), ToneOf(held)), Views.Count(held.StoriesCompleted, held.StoriesTotal),
                held.CurrentStory ?? "-", Age(held.AgeSeconds), held.LastCommitAgeSeconds is { } commit ? Age(commit) : "none", held.Branch ?? "-");
        }

        page.Table(table);
        More(page, others.Count - limit, "coord status --all");
    }

    private static void Available(TextPage page, ImmutableArray<AvailablePrd> available, int limit)
    {
        if (limit == 0)
        {
            return;
        }

        Title(page, "AVAILABLE");
        if (available.IsEmpty)
        {
            page.Line("  nothing waits");
            return;
        }

        var table = new FoldedTable("PRD", "PRIORITY", "STORIES", "RISK", "CLAIMABLE", "DEPENDS ON", "TITLE")
            .Folds(4, 36).Folds(6, 20).Spares(5, 6);
        foreach (var prd in available.Take(limit))
        {
            table.Row(
                prd.PrdId, prd.Priority, prd.StoriesTotal == 0 ? "-" : prd.StoriesTotal.ToString(CultureInfo.InvariantCulture), prd.Risk,
                new Piece(StatusReply.Claimable(prd), prd.Claimable ? Tone.Good : Tone.Warn), string.Join(", ", prd.DependsOn), prd.Title ?? "");
        }

        page.Table(table);
        More(page, available.Length - limit, "coord prd list");
    }

    private static Tone ToneOf(LockView held) => held switch
    {
        { Stale: true } => Tone.Warn,
        { Status: "blocked" } => Tone.Bad,
        _ => Tone.Good,
    };

    // The heading says what of.
    private static string Age(long? seconds) => seconds switch
    {
        null => "never",
        < 0 => AgeText.OfSeconds(seconds.Value) + " ahead",
        _ => AgeText.OfSeconds(seconds.Value),
    };
}
