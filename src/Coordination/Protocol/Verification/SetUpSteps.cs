namespace Coordination.Protocol.Verification;

/// <summary>What init and deinit may do: nothing to what is there.</summary>
internal static class SetUpSteps
{
    public static void Init(Step step) => step.Demand(step.Difference.IsEmpty, "changes locks or the registry");

    /// <summary>The files may go, but not while locks stand.</summary>
    public static void Deinit(Step step)
    {
        step.Demand(step.Before.Locks.IsEmpty && step.After.Locks.IsEmpty, "locks stand");
        step.Demand(
            step.Difference.Prds.IsEmpty || !PrdPlace.All(step.After).Any(),
            "changes the registry instead of leaving or removing it");
    }
}
