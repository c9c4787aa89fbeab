using System.Diagnostics;

namespace Coordination.Protocol;

/// <summary>Repairs: each mends what is still so, and leaves alone what somebody mended meanwhile.</summary>
internal static class RepairTransition
{
    public static Decision Decide(CoordinationState state, RepairCommand command) => command.Repair switch
    {
        Repair.RemoveLock removal => Remove(state, removal),
        Repair.FileEntry filing => File(state, filing.Prd),
        Repair.DropTwins twins => DropTwins(state, twins.Prd),
        Repair.SetCounts counts => SetCounts(state, counts.Prd),
        Repair.MakeReady ready => MakeReady(state, ready.Prd),
        Repair.RestoreDocument document => Restore(state, document),
        Repair.RestoreFiles files => new Decision.Accepted(state, [], Subject.Repair("restore " + string.Join(", ", files.Paths)), null, null),
        _ => throw new UnreachableException(command.Repair.ToString()),
    };

    /// <summary>Whether two records are one grant, wherever they stand.</summary>
    public static bool IsSameGrant(SessionLock left, SessionLock right) =>
        left.SessionId == right.SessionId && left.PrdId == right.PrdId && left.OpId == right.OpId && left.Fence == right.Fence
        && left.ClaimedAt == right.ClaimedAt;

    /// <summary>Whether two locks cannot both hold: one PRD, or one session.</summary>
    public static bool AreRivals(SessionLock left, SessionLock right) =>
        PrdName.Same(left.PrdId, right.PrdId) || (left.SessionId.Length > 0 && left.SessionId == right.SessionId);

    /// <summary>Whether a PRD has ended and nobody opened it again.</summary>
    public static bool HasEnded(CoordinationState state, string prdId) =>
        !state.Prds.Any(prd => prd.Is(prdId) && !IsEnd(prd.Status)) && (state.FindCompleted(prdId) ?? state.FindAbandoned(prdId)) is not null;

    public static bool IsEnd(PrdStatus status) => status is PrdStatus.Completed or PrdStatus.Abandoned;

    private static Decision Remove(CoordinationState state, Repair.RemoveLock removal)
    {
        if (state.Locks.FirstOrDefault(held => IsSameGrant(held, removal.Lock)) is not { } held || !MayGo(state, removal, held))
            return new Decision.Unchanged(null, null);
        if (held.Landing is not null)
            return LandingTransition.InTheMiddle(held);
        var next = state.Without(held);
        var prd = held.PrdId is null || next.LocksOf(held.PrdId).Any() ? null : next.FindPrd(held.PrdId);
        var ready = prd?.Status is PrdStatus.InProgress or PrdStatus.Blocked or PrdStatus.PrOpen
            ? prd with { Status = PrdStatus.Ready, StatusText = null }
            : prd;
        return new Decision.Accepted(
            next.With(prd, ready), [], Subject.Repair($"remove the lock of {held.SessionId} on {held.PrdId ?? "no PRD"}"), held, ready);
    }

    private static bool MayGo(CoordinationState state, Repair.RemoveLock removal, SessionLock held) => removal.Kept is { } kept
        ? AreRivals(held, kept) && state.Locks.Any(other => other != held && IsSameGrant(other, kept))
        : held.PrdId is not null && HasEnded(state, held.PrdId);

    private static Decision File(CoordinationState state, string prdId)
    {
        if (state.Prds.FirstOrDefault(prd => prd.Is(prdId) && IsEnd(prd.Status)) is not { } ended)
            return new Decision.Unchanged(null, null);
        var (list, next) = ended.Status == PrdStatus.Completed
            ? (state.Completed, state with { Prds = state.Prds.Remove(ended), Completed = state.Completed.Add(ended) })
            : (state.Abandoned, state with { Prds = state.Prds.Remove(ended), Abandoned = state.Abandoned.Add(ended) });
        return list.Any(prd => prd.Is(prdId))
            ? new Decision.Unchanged(null, ended)
            : new Decision.Accepted(next, [], Subject.Repair($"file {ended.Id} under {Words.Of(ended.Status)}"), null, ended);
    }

    private static Decision DropTwins(CoordinationState state, string prdId)
    {
        var next = state with
        {
            Prds = state.Prds.RemoveRange(EntryTwins.In(state.Prds, prdId)),
            Completed = state.Completed.RemoveRange(EntryTwins.In(state.Completed, prdId)),
            Abandoned = state.Abandoned.RemoveRange(EntryTwins.In(state.Abandoned, prdId)),
        };
        var isSame = next.Prds.Length == state.Prds.Length && next.Completed.Length == state.Completed.Length && next.Abandoned.Length == state.Abandoned.Length;
        return isSame
            ? new Decision.Unchanged(null, null)
            : new Decision.Accepted(next, [], Subject.Repair($"one entry for {prdId} instead of several"), null, next.FindAnywhere(prdId));
    }

    private static Decision SetCounts(CoordinationState state, string prdId)
    {
        if (state.FindPrd(prdId) is not { } prd || state.StoriesOf(prdId) is not { Stories.IsEmpty: false } document)
            return new Decision.Unchanged(null, null);
        var counted = prd with
        {
            StoriesTotal = prd.StoriesTotal is null ? null : document.Stories.Length,
            StoriesCompleted = prd.StoriesCompleted is null ? null : document.Stories.Count(story => story.Passes),
        };
        return counted == prd
            ? new Decision.Unchanged(null, prd)
            : new Decision.Accepted(state.With(prd, counted), [], Subject.Repair($"count the stories of {prd.Id}"), null, counted);
    }

    // Stories that can be read: somebody mended the document meanwhile.
    private static Decision Restore(CoordinationState state, Repair.RestoreDocument document) => state.StoriesOf(document.Prd) is not null
        ? new Decision.Unchanged(null, null)
        : new Decision.Accepted(
            state, [new FileChange.Written(document.File, document.Text)], Subject.Repair("restore " + document.File), null, state.FindPrd(document.Prd));

    private static Decision MakeReady(CoordinationState state, string prdId)
    {
        if (state.FindPrd(prdId) is not { Status: PrdStatus.InProgress } prd || state.LocksOf(prdId).Any())
            return new Decision.Unchanged(null, null);
        var ready = prd with { Status = PrdStatus.Ready, StatusText = null };
        return new Decision.Accepted(state.With(prd, ready), [], Subject.Repair($"{prd.Id} is held by nobody, so it is ready"), null, ready);
    }
}
