namespace Coordination.Protocol;

/// <summary>Resume: the lock of a dead session gets a new holder and a new fence, by the takeover rule.</summary>
internal static class ResumeTransition
{
    public static Decision Decide(CoordinationState state, ResumeCommand command)
    {
        var caller = command.Caller;
        if (TwoLocks.Refuse(state, command.Prd, caller.SessionId) is { } twice)
            return new Decision.Refused(twice);
        if (state.LocksOf(command.Prd).FirstOrDefault() is not { } held)
            return new Decision.Refused(Nothing(state, command));
        if (NameGate.OfLock(held, state.FindPrd(command.Prd)) is { } hostile)
            return new Decision.Refused(hostile);
        if (caller.Holds(held))
            return new Decision.Unchanged(held, state.FindPrd(command.Prd));
        if (held.SessionId != caller.SessionId && state.LocksHeldBy(caller.SessionId).FirstOrDefault() is { } other)
            return new Decision.Refused(new AlreadyHoldingRefusal(caller.SessionId, other.PrdId));
        return TakeoverRule.Refuse(held, held.PrdId!, command.Evidence, state.Settings, command.Now) is { } refusal
            ? new Decision.Refused(refusal)
            : TakeOver(state, command, held);
    }

    private static Decision.Accepted TakeOver(CoordinationState state, ResumeCommand command, SessionLock held)
    {
        var now = Timestamp.Of(command.Now);
        var taken = held with
        {
            SessionId = command.Caller.SessionId,
            OpId = command.OpId,
            Machine = command.Machine,
            Fence = state.Fence + 1,
            ClaimedAt = now,
            Heartbeat = now,
            Challenge = null,
            BlockedReason = null,
            ConflictFiles = [],
            QueuedAt = null,
            QueuePriority = null,
            // A noted landing stays noted: main may have moved, and the new holder settles it.
            Status = held.Landing is null ? LockStatus.InProgress : LockStatus.Merging,
            StatusText = null,
        };
        var prd = state.FindPrd(command.Prd);
        var started = prd?.Status is PrdStatus.Ready or PrdStatus.Blocked or PrdStatus.PrOpen ? prd.Started(command.Now) : prd;
        return new(state.With(held, taken).With(prd, started), [], Subject.Resume(taken, command.Evidence.SkipRule), taken, started);
    }

    private static Refusal Nothing(CoordinationState state, ResumeCommand command) =>
        state.FindAnywhere(command.Prd) is null
            ? new PrdNotFoundRefusal(command.Prd, NearestNames.Of(command.Prd, state))
            : new NoLockRefusal(command.Caller.SessionId, command.Prd);
}
