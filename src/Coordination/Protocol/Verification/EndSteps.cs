namespace Coordination.Protocol.Verification;

/// <summary>What unclaim, release and abandon may do: remove one lock, and say of its PRD what became of it.</summary>
internal static class EndSteps
{
    public static void Unclaim(Step step)
    {
        if (Removed(step) is not { } held)
            return;
        DemandRight(step, held);
        if (step.EntryOf(held.PrdId) is not { } entry)
        {
            var status = held.PrdId is null ? null : step.Before.FindPrd(held.PrdId)?.Status;
            step.Demand(status != PrdStatus.InProgress, "leaves the entry in progress");
            return;
        }
        if (!step.Demand(entry is { Before: not null, After: not null }, "adds or removes the entry"))
            return;
        var (before, after) = (entry.Before!, entry.After!);
        var kept = after.Prd with { Status = before.Prd.Status, StatusText = before.Prd.StatusText };
        step.Demand(after.Prd.Status == PrdStatus.Ready, "the entry is not ready again");
        step.Demand(before.List == after.List && kept.SaysSame(before.Prd), "changes more of the entry than its status");
    }

    public static void Release(Step step)
    {
        if (Removed(step) is not { } held)
            return;
        var isOnMain = held.Landing is not null || held.Status == LockStatus.PrOpen && MergeOf(step, held) is not null;
        step.Demand(held.SessionId == step.Stamp.SessionId || isOnMain, $"releases the lock of {held.SessionId}");
        step.DemandFence(held.Fence);
        DemandArchived(step, held.PrdId, PrdPlace.Completed, PrdStatus.Completed, held.SessionId);
    }

    public static void Abandon(Step step)
    {
        var held = step.Difference.Locks.IsEmpty ? null : Removed(step);
        if (held is not null)
            DemandRight(step, held);
        var prdId = held?.PrdId ?? step.Difference.Prds.FirstOrDefault()?.After?.Prd.Id;
        if (held is null && prdId is not null)
            step.Demand(!step.Before.LocksOf(prdId).Any(), $"{prdId} is held");
        DemandArchived(step, prdId, PrdPlace.Abandoned, PrdStatus.Abandoned, step.Stamp.SessionId);
    }

    /// <summary>A pull request that somebody else closes was merged: the archive says by which commit.</summary>
    private static string? MergeOf(Step step, SessionLock held) =>
        held.PrdId is null ? null : step.EntryOf(held.PrdId)?.After?.Prd.MergeCommit;

    private static SessionLock? Removed(Step step) =>
        step.OneLock() is { } change && step.Demand(change is { Before: not null, After: null }, "does not remove a lock") ? change.Before : null;

    private static void DemandRight(Step step, SessionLock held)
    {
        step.DemandFence(held.Fence);
        if (held.SessionId != step.Stamp.SessionId)
            step.DemandTakeover(held);
    }

    private static void DemandArchived(Step step, string? prdId, string list, PrdStatus status, string finishedBy)
    {
        if (step.EntryOf(prdId) is not { After: { } after } entry || !step.Demand(after.List == list, $"the entry is not in {list}"))
        {
            step.Demand(false, "does not archive the entry");
            return;
        }
        step.Demand(after.Prd.Status == status, $"the entry is not {Words.Of(status)}");
        step.Demand(after.Prd.FinishedBy == finishedBy && after.Prd.FinishedByOp == step.Stamp.OpId, "the archive names another operation");
        if (entry.Before is not { } before)
            return;
        step.Demand(before.List == PrdPlace.Open, "the entry was archived before");
        step.Demand(Kept(before.Prd, after.Prd).SaysSame(before.Prd), "changes more of the entry than its end");
    }

    private static PrdEntry Kept(PrdEntry before, PrdEntry after) => after with
    {
        Status = before.Status, StatusText = before.StatusText, CompletedAt = before.CompletedAt, AbandonedAt = before.AbandonedAt,
        Reason = before.Reason, FinishedBy = before.FinishedBy, FinishedByOp = before.FinishedByOp, MergeCommit = before.MergeCommit,
        ArchivedTo = before.ArchivedTo, PrdFile = before.PrdFile, Files = before.Files,
        StoriesCompleted = before.StoriesCompleted, StoriesTotal = before.StoriesTotal,
    };
}
