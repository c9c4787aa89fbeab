using System.Collections.Immutable;
using System.Diagnostics;

namespace Coordination.Protocol;

/// <summary>The words of the state files for our values.</summary>
internal static class Words
{
    /// <summary>The verbs of the <c>Coord-Op</c> trailer.</summary>
    public static ImmutableArray<string> Verbs { get; } =
    [
        "claim", "heartbeat", "block", "unblock", "unclaim", "release", "abandon", "resume", "challenge", "land", "cancel-landing",
        "prd-add", "prd-ready", "init", "deinit",
    ];

    public static string Of(PrdEntry prd) => prd.Status == PrdStatus.Unknown ? prd.StatusText ?? "unknown" : Of(prd.Status);

    public static string Of(SessionLock held) => held.Status == LockStatus.Unknown ? held.StatusText ?? "unknown" : Of(held.Status);

    public static string Of(PrdStatus status) => status switch
    {
        PrdStatus.Draft => "draft",
        PrdStatus.Ready => "ready",
        PrdStatus.InProgress => "in_progress",
        PrdStatus.Blocked => "blocked",
        PrdStatus.PrOpen => "pr_open",
        PrdStatus.Completed => "completed",
        PrdStatus.Abandoned => "abandoned",
        PrdStatus.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    public static string Of(LockStatus status) => status switch
    {
        LockStatus.InProgress => "in_progress",
        LockStatus.Blocked => "blocked",
        LockStatus.Queued => "queued",
        LockStatus.Merging => "merging",
        LockStatus.PrOpen => "pr_open",
        LockStatus.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    public static string Of(PrdPriority priority) => priority switch
    {
        PrdPriority.Critical => "critical",
        PrdPriority.High => "high",
        PrdPriority.Medium => "medium",
        PrdPriority.Low => "low",
        _ => throw new UnreachableException(),
    };

    public static string Of(RiskLevel risk) => risk switch
    {
        RiskLevel.None => "none",
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        _ => throw new UnreachableException(),
    };
}
