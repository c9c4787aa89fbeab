namespace Coordination.Protocol;

/// <summary>Block and unblock: the holder says that its work stands still, and why, or that it goes on.</summary>
internal static class BlockTransition
{
    public static Decision Decide(CoordinationState state, BlockCommand command)
    {
        if (HeldLock.Of(state, command) is var found && found.Lock is not { } held)
            return new Decision.Refused(found.Refusal!);
        if (held.Landing is not null)
            return LandingTransition.InTheMiddle(held);
        if (held.Status == LockStatus.Blocked && held.Challenge is null && SaysNothingNew(held, command))
            return new Decision.Unchanged(held, Prd(state, held));
        var blocked = held.Renew(state, command) with
        {
            Status = LockStatus.Blocked,
            StatusText = null,
            BlockedReason = command.Reason,
            ConflictFiles = command.ConflictFiles,
        };
        return new Decision.Accepted(state.With(held, blocked), [], Subject.Block(held), blocked, Prd(state, held));
    }

    public static Decision Decide(CoordinationState state, UnblockCommand command)
    {
        if (HeldLock.Of(state, command) is var found && found.Lock is not { } held)
            return new Decision.Refused(found.Refusal!);
        if (held.Status != LockStatus.Blocked)
            return new Decision.Unchanged(held, Prd(state, held));
        var going = held.Renew(state, command) with
        {
            Status = LockStatus.InProgress,
            StatusText = null,
            BlockedReason = null,
            ConflictFiles = [],
        };
        return new Decision.Accepted(state.With(held, going), [], Subject.Unblock(held), going, Prd(state, held));
    }

    /// <summary>Without a reason and files it only says once more what is so already.</summary>
    private static bool SaysNothingNew(SessionLock held, BlockCommand command) =>
        (command.Reason is null && command.ConflictFiles.IsEmpty)
        || (held.BlockedReason == command.Reason && held.ConflictFiles.SequenceEqual(command.ConflictFiles));

    private static PrdEntry? Prd(CoordinationState state, SessionLock held) => held.PrdId is null ? null : state.FindPrd(held.PrdId);
}
