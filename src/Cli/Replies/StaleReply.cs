using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>stale</c>.</summary>
internal static class StaleReply
{
    public static Reply Of(StaleResult found, bool exitCode) => new("stale")
    {
        Data = json => json.Objects("stale", found.Locks, Views.Lock).Time("asOf", found.AsOf).Bool("offline", found.Offline),
        Text = page => Text(page, found),
        NextActions =
        [
            .. found.Locks.Where(held => held is { Stale: true, PrdId: not null }).Select(held => NextAction.Coord("resume", SafeName.Id(held.PrdId))),
        ],
        ForeignText = ["stale.blockedReason"],
        Findings = exitCode && !found.Locks.IsEmpty,
    };

    private static void Text(TextPage page, StaleResult found)
    {
        if (found.Locks.IsEmpty)
        {
            page.Line($"no stale locks, {Views.AsOf(found.AsOf, found.Offline)}");
            return;
        }

        var table = new TextTable("PRD", "HOLDER", "HEARTBEAT", "CHALLENGED", "MEND WITH");
        foreach (var held in found.Locks)
        {
            table.Row(held.PrdId ?? "-", held.SessionId, AgeText.Ago(held.AgeSeconds), held.Challenged ? "yes" : "no", Mend(held));
        }

        page.Table(table).Line()
            .Fold("resume takes a PRD over and goes on with its branch; abandon gives it up and keeps its commits", 0)
            .Line(Views.AsOf(found.AsOf, found.Offline));
    }

    private static string Mend(LockView held) => held.PrdId is null ? "-" : NextAction.Coord("resume", SafeName.Id(held.PrdId)).ToString();
}
