namespace Coordination.Protocol;

/// <summary>Setting coordination up changes no lock and no PRD; taking it away needs that nobody holds anything.</summary>
internal static class SetupTransition
{
    public static Decision Init(CoordinationState state) =>
        new Decision.Accepted(state, [], "chore: init coordination", null, null);

    public static Decision Deinit(CoordinationState state) => state.Locks.Length == 0
        ? new Decision.Accepted(state, [], "chore: deinit coordination", null, null)
        : new Decision.Refused(new PreconditionRefusal(
            ErrorCodes.LocksOpen, $"{state.Locks.Length} lock(s) still stand.", StatePath.Locks, "coord status"));
}
