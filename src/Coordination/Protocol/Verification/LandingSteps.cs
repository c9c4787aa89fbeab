namespace Coordination.Protocol.Verification;

/// <summary>What a landing in steps may do: be noted by the holder, and be taken back by anybody.</summary>
internal static class LandingSteps
{
    public static void Begin(Step step)
    {
        if (HolderSteps.Own(step) is not var (before, after))
            return;
        step.Demand(after is { Status: LockStatus.Merging, Landing: not null }, "notes no landing");
        step.Demand(HolderSteps.SaysSameButLife(before, WithLandingOf(after, before)), "changes more than the landing");
        step.Demand(step.Difference.Prds.IsEmpty, "changes the registry");
    }

    public static void Cancel(Step step)
    {
        if (step.OneLock() is not { } change
            || !step.Demand(change is { Before: not null, After: not null }, "adds or removes a lock"))
            return;
        var (before, after) = (change.Before!, change.After!);
        step.Demand(before.Landing is not null || before.Status == LockStatus.Merging, "there was no landing");
        step.Demand(after is { Status: LockStatus.InProgress, Landing: null }, "leaves the landing standing");
        var back = WithLandingOf(after, before);
        step.Demand(
            back.SaysSame(before) || before.SessionId == step.Stamp.SessionId && HolderSteps.SaysSameButLife(before, back),
            "changes more than the landing");
        step.Demand(step.Difference.Prds.IsEmpty, "changes the registry");
        step.DemandFence(after.Fence);
    }

    private static SessionLock WithLandingOf(SessionLock held, SessionLock other) =>
        held with { Status = other.Status, StatusText = other.StatusText, Landing = other.Landing };
}
