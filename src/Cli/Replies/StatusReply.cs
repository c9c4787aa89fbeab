using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>status</c>, the dashboard.</summary>
internal static class StatusReply
{
    public static Reply Of(StatusResult status, bool exitCode = false) => new("status")
    {
        Data = json => Data(json, status),
        Text = page => StatusText.Write(page, status),
        Screen = page => StatusScreen.Write(page, status),
        NextActions = Next(status) is { } next ? [next] : [],
        ForeignText = ["available.title", "completed.title", "abandoned.title", "sessions.blockedReason", "current.blockedReason"],
        Findings = exitCode && status.Sessions.Any(NeedsAttention),
    };

    /// <summary>Locks that somebody has to do something about.</summary>
    public static bool NeedsAttention(LockView held) => held.Stale || held.Status == "blocked";

    /// <summary>The command that mends a lock which needs attention.</summary>
    public static NextAction Mend(LockView held) => held switch
    {
        { PrdId: null } => NextAction.Coord("stale"),
        { Stale: true, Mine: true } => NextAction.Coord("heartbeat"),
        { Stale: true } => NextAction.Coord("resume", SafeName.Id(held.PrdId)),
        _ => NextAction.Coord("prd", "show", SafeName.Id(held.PrdId)),
    };

    /// <summary>Whether a waiting PRD can be claimed, and why not, or what to know before.</summary>
    public static string Claimable(AvailablePrd prd) => prd switch
    {
        { BlockedBy.IsEmpty: false } => "no: waits for " + string.Join(", ", prd.BlockedBy),
        { Risk: "high", ConflictsWith.IsEmpty: false } => "no: conflicts with " + string.Join(", ", prd.ConflictsWith),
        { Claimable: false } => "no",
        { ConflictsWith.IsEmpty: false } => "yes, overlaps " + string.Join(", ", prd.ConflictsWith),
        _ => "yes",
    };

    public static NextAction? Next(StatusResult status) => status switch
    {
        { Mode: "solo" } => NextAction.Coord("init"),
        { Current: { Stale: true } } => NextAction.Coord("heartbeat"),
        { Current: { PrdId: not null, StoriesTotal: > 0 } own } when own.StoriesCompleted >= own.StoriesTotal
            => NextAction.Coord("release", SafeName.Id(own.PrdId)),
        { Current: not null } => NextAction.Coord("heartbeat"),
        _ when status.Available.Any(prd => prd.Claimable) => NextAction.Coord("claim", "--next"),
        _ when status.Sessions.FirstOrDefault(held => held is { Stale: true, PrdId: not null }) is { } stale => Mend(stale),
        _ => null,
    };

    private static void Data(JsonText json, StatusResult status)
    {
        json.String("project", status.Project).String("mode", status.Mode).String("stateRef", status.StateRef).String("tip", status.Tip)
            .Time("asOf", status.AsOf).Bool("offline", status.Offline).String("sessionId", status.SessionId);
        if (status.Current is { } own)
        {
            json.Object("current", it => Views.Lock(it, own));
        }
        else
        {
            json.Null("current");
        }

        json.Objects("sessions", status.Sessions, Views.Lock).Strings("stale", status.Stale).Objects("available", status.Available, Available)
            .Strings("queue", status.Queue).Objects("completed", status.Completed, Views.Prd).Objects("abandoned", status.Abandoned, Views.Prd);
    }

    private static void Available(JsonText json, AvailablePrd prd) =>
        json.String("prdId", prd.PrdId).String("title", prd.Title).String("priority", prd.Priority).Number("storiesTotal", prd.StoriesTotal)
            .String("risk", prd.Risk).Strings("conflictsWith", prd.ConflictsWith).Strings("blockedBy", prd.BlockedBy).Bool("claimable", prd.Claimable);
}
