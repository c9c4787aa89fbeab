namespace Coordination.Protocol.Verification;

/// <summary>What a challenge may do: stand on a lock, for the heartbeat that is there.</summary>
internal static class ChallengeStep
{
    public static void Challenge(Step step)
    {
        if (step.OneLock() is not { } change
            || !step.Demand(change is { Before: not null, After: not null }, "adds or removes a lock"))
            return;
        var (before, after) = (change.Before!, change.After!);
        step.Demand(
            after.Challenge is { } asked && asked.By == step.Stamp.SessionId && asked.Heartbeat == before.Heartbeat?.Text,
            "does not ask for the heartbeat that is there");
        step.Demand((after with { Challenge = before.Challenge }).SaysSame(before), "changes more than the challenge");
        step.Demand(step.Difference.Prds.IsEmpty, "changes the registry");
        step.DemandFence(before.Fence);
    }
}
