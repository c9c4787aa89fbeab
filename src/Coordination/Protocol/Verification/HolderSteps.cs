namespace Coordination.Protocol.Verification;

/// <summary>What heartbeat, block and unblock may do: change the lock of their own session.</summary>
internal static class HolderSteps
{
    public static void Heartbeat(Step step)
    {
        if (Own(step) is not var (before, after))
            return;
        var same = after with { CurrentStory = before.CurrentStory, CompletedStories = before.CompletedStories };
        step.Demand(SaysSameButLife(before, same), "changes more than a heartbeat may");
        step.Demand(before.CompletedStories.All(story => after.CompletedStories.Contains(story)), "forgets completed stories");
        if (step.EntryOf(before.PrdId) is { } entry)
            step.Demand(
                entry is { Before: { } old, After: { } counted } && Counted(old.Prd, counted.Prd).SaysSame(old.Prd) && old.List == counted.List,
                "changes more of the entry than its count");
    }

    public static void Block(Step step)
    {
        if (Own(step) is not var (before, after))
            return;
        step.Demand(after.Status == LockStatus.Blocked, "does not block");
        DemandOnlyStatus(step, before, after);
    }

    public static void Unblock(Step step)
    {
        if (Own(step) is not var (before, after))
            return;
        step.Demand(before.Status == LockStatus.Blocked && after.Status == LockStatus.InProgress, "does not unblock");
        DemandOnlyStatus(step, before, after);
    }

    /// <summary>The lock of the session, before and after: the only one that may change, and by its holder alone.</summary>
    public static (SessionLock Before, SessionLock After)? Own(Step step)
    {
        foreach (var change in step.Difference.Locks)
        {
            var other = (change.Before ?? change.After)!;
            if (!step.Demand(other.SessionId == step.Stamp.SessionId, $"writes the lock of {other.SessionId}"))
                return null;
        }
        var locks = step.Before.LocksHeldBy(step.Stamp.SessionId).ToList();
        if (!step.Demand(locks.Count == 1, $"the session held {locks.Count} locks"))
            return null;
        var before = locks[0];
        var after = step.After.Locks.FirstOrDefault(held =>
            held.SessionId == before.SessionId && StateDifference.KeyOf(held) == StateDifference.KeyOf(before));
        if (!step.Demand(after is not null, "the lock is gone"))
            return null;
        step.Demand(after!.Challenge is null, "leaves the challenge standing");
        DemandProof(step, before, after);
        return (before, after);
    }

    public static bool SaysSameButLife(SessionLock before, SessionLock after) =>
        (after with { Heartbeat = before.Heartbeat, Challenge = before.Challenge, OpId = before.OpId, Fence = before.Fence }).SaysSame(before);

    /// <summary>A grant keeps its proof; a lock made by hand gets one at its holder's first write.</summary>
    private static void DemandProof(Step step, SessionLock before, SessionLock after)
    {
        step.Demand(after.OpId == (before.OpId ?? step.Stamp.OpId), "changes the proof of the grant");
        if (before is { OpId: not null, Fence: not null })
            step.Demand(after.Fence == before.Fence, "changes the fence of the grant");
        else
            step.Demand(after.Fence > step.HighestFence, $"fence {after.Fence} is not above {step.HighestFence}", VerifyRules.FenceNotIncreasing);
        step.DemandFence(after.Fence);
    }

    private static void DemandOnlyStatus(Step step, SessionLock before, SessionLock after)
    {
        var same = after with
        {
            Status = before.Status, StatusText = before.StatusText, BlockedReason = before.BlockedReason, ConflictFiles = before.ConflictFiles,
        };
        step.Demand(SaysSameButLife(before, same), "changes more than the status of the lock");
        step.Demand(step.Difference.Prds.IsEmpty, "changes the registry");
    }

    private static PrdEntry Counted(PrdEntry before, PrdEntry after) =>
        after with { StoriesCompleted = before.StoriesCompleted, StoriesTotal = before.StoriesTotal };
}
