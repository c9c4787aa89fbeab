using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>status</c>, the dashboard.</summary>
internal static class StatusReply
{
    public static Reply Of(StatusResult status, bool exitCode = false, StatusLimits? limits = null) => new("status")
    {
        Data = json => Data(json, status),
        Text = page => StatusText.Write(page, status, limits ?? StatusLimits.Usual),
        NextActions = Next(status) is { } next ? [next] : [],
        ForeignText =
        [
            "available.title", "completed.title", "completed.reason", "abandoned.title", "abandoned.reason", "sessions.blockedReason",
            "current.blockedReason", "own.stories.title", "attention.text",
        ],
        Findings = exitCode && !status.Attention.IsEmpty,
    };

    /// <summary>Whether a waiting PRD can be claimed, and why not, or what to know before.</summary>
    public static string Claimable(AvailablePrd prd) => prd switch
    {
        { Risk: "high", ConflictsWith.IsEmpty: false, BlockedBy.IsEmpty: true, Claimable: false } => "no: conflicts with " + string.Join(", ", prd.ConflictsWith),
        { Claimable: false, Reason: { } reason } => "no: " + TerminalText.Short(reason, 200),
        { Claimable: false } => "no",
        { ConflictsWith.IsEmpty: false } => "yes, overlaps " + string.Join(", ", prd.ConflictsWith),
        _ => "yes",
    };

    /// <summary>What makes sense for the caller now.</summary>
    public static NextAction? Next(StatusResult status) => status switch
    {
        { Mode: "solo" } => NextAction.Coord("init"),
        _ when status.Attention.FirstOrDefault(one => one.Mine && one.Kind is not AttentionKind.ClockAhead) is { } own => AttentionText.Mend(own, status),
        { Current: { PrdId: not null, StoriesTotal: > 0 } own } when own.StoriesCompleted >= own.StoriesTotal
            => NextAction.Coord("release", SafeName.Id(own.PrdId)),
        { Current: not null } => NextAction.Coord("heartbeat"),
        _ when status.Available.Any(prd => prd.Claimable) => NextAction.Coord("claim", "--next"),
        _ when status.Attention.FirstOrDefault(one => one is { Kind: AttentionKind.Stale, PrdId: not null }) is { } stale => AttentionText.Mend(stale, status),
        _ => null,
    };

    private static void Data(JsonText json, StatusResult status)
    {
        json.String("project", status.Project).String("mode", status.Mode).String("stateRef", status.StateRef).String("tip", status.Tip)
            .Time("asOf", status.AsOf).Bool("offline", status.Offline).String("sessionId", status.SessionId);
        Maybe(json, "current", status.Current, Lock);
        json.Objects("sessions", status.Sessions, Lock).Strings("stale", status.Stale).Objects("available", status.Available, Available)
            .Strings("queue", status.Queue).Objects("completed", status.Completed, Ended).Objects("abandoned", status.Abandoned, Ended);
        Maybe(json, "own", status.Own, Own);
        json.Objects("attention", status.Attention, (item, one) => Attention(item, one, status)).Number("staleAfterSeconds", (long)status.StaleAfter.TotalSeconds);
    }

    private static void Lock(JsonText json, LockView held)
    {
        Views.Lock(json, held);
        json.String("claimedAt", held.ClaimedAt).String("lastCommit", held.LastCommit)
            .String("lastCommitAt", held.LastCommitAt is { } at ? AgeText.Utc(at) : null).Number("lastCommitAgeSeconds", held.LastCommitAgeSeconds);
    }

    private static void Own(JsonText json, OwnSession own) =>
        json.String("sessionId", own.SessionId).Path("worktree", own.Worktree).String("branch", own.Branch)
            .Number("uncommitted", own.Uncommitted).Number("unpushed", own.Unpushed).Objects("stories", own.Stories, Views.Story);

    private static void Attention(JsonText json, AttentionView one, StatusResult status) =>
        json.String("kind", one.Kind).String("prdId", one.PrdId).String("sessionId", one.SessionId).Number("seconds", one.Seconds)
            .String("text", one.Text).Bool("mine", one.Mine).Actions("mend", [AttentionText.Mend(one, status)]);

    private static void Available(JsonText json, AvailablePrd prd) =>
        json.String("prdId", prd.PrdId).String("title", prd.Title).String("priority", prd.Priority).Number("storiesTotal", prd.StoriesTotal)
            .String("risk", prd.Risk).Strings("conflictsWith", prd.ConflictsWith).Strings("blockedBy", prd.BlockedBy).Bool("claimable", prd.Claimable)
            .Strings("dependsOn", prd.DependsOn).String("reason", prd.Reason);

    private static void Ended(JsonText json, PrdView prd)
    {
        Views.Prd(json, prd);
        json.String("finishedBy", prd.FinishedBy).String("mergeCommit", prd.MergeCommit).String("reason", prd.Reason);
    }

    private static void Maybe<T>(JsonText json, string name, T? value, Action<JsonText, T> members)
        where T : class
    {
        if (value is null)
        {
            json.Null(name);
        }
        else
        {
            json.Object(name, it => members(it, value));
        }
    }
}
