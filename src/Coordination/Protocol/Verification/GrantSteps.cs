namespace Coordination.Protocol.Verification;

/// <summary>What claim and resume may do: give a lock to a session that holds none.</summary>
internal static class GrantSteps
{
    public static void Claim(Step step)
    {
        if (step.OneLock() is not { } change)
            return;
        if (!step.Demand(change is { Before: null, After.PrdId: not null }, "does not add a lock"))
            return;
        var granted = change.After!;
        step.DemandGrant(granted);
        step.Demand(granted.Status == LockStatus.InProgress && granted.Challenge is null, "the new lock is not in progress");
        step.Demand(!step.Before.LocksOf(granted.PrdId!).Any(), $"{granted.PrdId} was held", VerifyRules.DoubleGrant);
        DemandFree(step);
        if (step.EntryOf(granted.PrdId) is not { Before: { } before, After: { } after })
        {
            step.Demand(false, "the entry does not go into progress");
            return;
        }
        step.Demand(before.List == PrdPlace.Open && before.Prd.Status == PrdStatus.Ready, $"{granted.PrdId} was not ready");
        step.Demand(before.Prd.DependsOn.All(id => step.Before.FindCompleted(id) is not null), $"{granted.PrdId} depends on open PRDs");
        DemandStarted(step, before, after);
    }

    public static void Resume(Step step)
    {
        if (step.OneLock() is not { } change)
            return;
        if (!step.Demand(change is { Before: not null, After: not null }, "does not take over a lock"))
            return;
        var (taken, granted) = (change.Before!, change.After!);
        step.DemandGrant(granted);
        step.DemandTakeover(taken);
        if (taken.SessionId != step.Stamp.SessionId)
            DemandFree(step);
        step.Demand(granted.Challenge is null, "leaves the challenge standing");
        var kept = granted with
        {
            SessionId = taken.SessionId, OpId = taken.OpId, Machine = taken.Machine, Fence = taken.Fence,
            ClaimedAt = taken.ClaimedAt, Heartbeat = taken.Heartbeat, Challenge = taken.Challenge, Status = taken.Status,
            StatusText = taken.StatusText, BlockedReason = taken.BlockedReason, ConflictFiles = taken.ConflictFiles,
            QueuedAt = taken.QueuedAt, QueuePriority = taken.QueuePriority,
        };
        step.Demand(kept.SaysSame(taken), "changes more of the lock than its holder");
        if (step.EntryOf(granted.PrdId) is { } entry && step.Demand(entry is { Before: not null, After: not null }, "moves the entry"))
            DemandStarted(step, entry.Before!, entry.After!);
    }

    private static void DemandFree(Step step) =>
        step.Demand(!step.Before.LocksHeldBy(step.Stamp.SessionId).Any(), "the session held a lock already", VerifyRules.DoubleGrant);

    private static void DemandStarted(Step step, PrdPlace before, PrdPlace after)
    {
        step.Demand(after.Prd.Status == PrdStatus.InProgress, "the entry is not in progress");
        step.Demand(before.Prd.StartedAt is null || before.Prd.StartedAt == after.Prd.StartedAt, "forgets when the PRD was started");
        var kept = after.Prd with { Status = before.Prd.Status, StatusText = before.Prd.StatusText, StartedAt = before.Prd.StartedAt };
        step.Demand(before.List == after.List && kept.SaysSame(before.Prd), "changes more of the entry than its status");
    }
}
