namespace Coordination.Protocol.Verification;

/// <summary>
/// What a repair may do. It gives nobody anything: a lock only goes, where a rival of it stays that was given no later or where its PRD has ended. An
/// entry only goes where one that says the same stays, is filed under the end that it had, counts its stories again, or is ready
/// again when nobody holds it.
/// </summary>
internal static class RepairSteps
{
    public static void Repair(Step step)
    {
        step.Demand(step.Difference.Locks.Length <= 1, $"changes {step.Difference.Locks.Length} locks");
        foreach (var change in step.Difference.Locks)
        {
            if (step.Demand(change is { Before: not null, After: null }, "adds or changes a lock"))
                Removed(step, change.Before!);
        }

        foreach (var change in step.Difference.Prds)
            Entry(step, change);
    }

    private static void Removed(Step step, SessionLock gone)
    {
        step.DemandFence(gone.Fence);
        step.Demand(gone.Landing is null, "takes a lock out of a landing");
        var isSecond = step.After.Locks.Any(other => IsRival(gone, other) && IsNoLater(other, gone));
        step.Demand(isSecond || (gone.PrdId is { } prdId && IsOver(step.After, prdId)), "removes a lock that is neither a second one nor left over");
    }

    private static bool IsRival(SessionLock gone, SessionLock other) =>
        PrdName.Same(gone.PrdId, other.PrdId) || (gone.SessionId.Length > 0 && gone.SessionId == other.SessionId);

    private static bool IsNoLater(SessionLock kept, SessionLock gone) => kept.Fence is null || gone.Fence is null || kept.Fence <= gone.Fence;

    private static bool IsOver(CoordinationState state, string prdId) =>
        PrdPlace.All(state).Where(place => place.Prd.Is(prdId)).Select(place => place.Prd.Status).ToList() is { Count: > 0 } statuses
        && statuses.TrueForAll(status => status is PrdStatus.Completed or PrdStatus.Abandoned);

    private static void Entry(Step step, PrdChange change)
    {
        if (!step.Demand(change.Before is not null, "adds an entry"))
            return;
        var before = change.Before!;
        if (change.After is not { } after)
            step.Demand(PrdPlace.All(step.After).Any(place => place.SaysSame(before)), "removes an entry without a twin");
        else if (after.List != before.List)
            step.Demand(IsFiled(before, after), "files an entry elsewhere than under its end");
        else
            step.Demand(IsReadyAgain(step, before.Prd, after.Prd) || IsCounted(before.Prd, after.Prd), "changes more of an entry than its counts");
    }

    private static bool IsFiled(PrdPlace before, PrdPlace after) =>
        before.List == PrdPlace.Open
        && after.List == (before.Prd.Status == PrdStatus.Completed ? PrdPlace.Completed : PrdPlace.Abandoned)
        && before.Prd.Status is PrdStatus.Completed or PrdStatus.Abandoned
        && after.Prd.SaysSame(before.Prd);

    private static bool IsReadyAgain(Step step, PrdEntry before, PrdEntry after) =>
        before.Status is PrdStatus.InProgress or PrdStatus.Blocked or PrdStatus.PrOpen
        && (before.Status == PrdStatus.InProgress || step.Before.LocksOf(before.Id).Any())
        && after.Status == PrdStatus.Ready
        && !step.After.LocksOf(after.Id).Any()
        && (after with { Status = before.Status, StatusText = before.StatusText }).SaysSame(before);

    private static bool IsCounted(PrdEntry before, PrdEntry after) =>
        (after with { StoriesTotal = before.StoriesTotal, StoriesCompleted = before.StoriesCompleted }).SaysSame(before);
}
