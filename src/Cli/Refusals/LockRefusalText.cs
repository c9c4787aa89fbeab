using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for refusals about who holds what.</summary>
internal static class LockRefusalText
{
    private const string Locks = "docs/session-locks.json on the state ref";

    public static Problem Of(Refusal refusal, Again again) => refusal switch
    {
        HeldRefusal it => Held(it, again),
        NoLockRefusal it => Problem.Of(
            it.Code, it.PrdId is null ? $"{it.SessionId} holds no lock" : $"{it.SessionId} holds no lock on {it.PrdId}", Locks,
            it.PrdId is null ? NextAction.Coord("claim", "--next") : NextAction.Coord("claim", SafeName.Id(it.PrdId))),
        LockLostRefusal it => Lost(it),
        GrantOldRefusal it => Problem.Of(
            it.Code,
            $"the lock on {it.PrdId} names {it.SessionId}, but another grant{Fence(it.Fence)} gave it than the one that this clone knows",
            "this clone's session file; the lines below keep what is committed here",
            NextAction.Git("switch", "-c", Rescue(it.PrdId)), NextAction.Git("push", "origin", "HEAD")),
        TwoLocksRefusal it => Problem.Of(
            it.Code, $"two locks stand for {it.PrdId}: {Listing.Of(it.Holders)}; nothing is written until one is taken out", Locks,
            NextAction.Coord("doctor", "--fix")),
        _ => Pending((TakeoverPendingRefusal)refusal, again),
    };

    private static Problem Held(HeldRefusal it, Again again)
    {
        var since = it.Since is null ? "" : $" since {it.Since}";
        var age = it.Age is { } span ? "last heartbeat " + AgeText.Ago((long)span.TotalSeconds) : "no heartbeat";
        var stale = it.Stale ? ", which is stale: a takeover can be asked for" : "";
        var next = it.Stale
            ? NextAction.Coord("resume", SafeName.Id(it.PrdId))
            : again.Command == "claim" ? NextAction.Coord("claim", "--next") : NextAction.Coord("status");
        return Problem.Of(it.Code, $"{it.PrdId} is held by {it.Holder}{since}, {age}{stale}", Locks, next);
    }

    /// <remarks>The push names its refs in full, so that it saves the right commits whatever is checked out.</remarks>
    private static Problem Lost(LockLostRefusal it)
    {
        var what = it.Holder is null
            ? $"{it.SessionId} has lost {it.PrdId}: the lock is gone"
            : $"{it.SessionId} has lost {it.PrdId}: {it.Holder} holds it now";
        var where = it.Branch is null ? Locks : $"branch {it.Branch}; the line below saves your commits beside it";
        if (!SafeName.IsRef(it.Branch) || !SafeName.IsId(it.PrdId) || !SafeName.IsId(it.SessionId))
        {
            return Problem.Of(
                it.Code, what, where, NextAction.Git("switch", "-c", Rescue(it.PrdId)), NextAction.Git("push", "origin", "HEAD"));
        }

        return Problem.Of(it.Code, what, where, NextAction.Git("push", "origin", $"{it.Branch}:refs/heads/rescue/{it.PrdId}-{it.SessionId}"));
    }

    private static Problem Pending(TakeoverPendingRefusal it, Again again)
    {
        var wait = it.RetryAfter is { } left ? $"; ask again in {AgeText.Of(left)}" : "";
        var what = it.Challenged
            ? $"{it.Holder} was asked whether it lives and has time to answer{wait}"
            : $"{it.Holder} has not been silent long enough as seen from this machine{wait}";
        var next = again.Command == "resume" ? again.With("--wait") : again.Action;
        return Problem.Of(it.Code, what, $"the lock on {it.PrdId} in {Locks}", next);
    }

    private static string Rescue(string prdId) => SafeName.IsId(prdId) ? $"rescue/{prdId}" : "rescue/work";

    private static string Fence(long? fence) => fence is { } number ? FormattableString.Invariant($" (fence {number})") : "";
}
