namespace Coordination.Protocol;

/// <summary>
/// A landing in steps, for a main that is another ref than the state's on a server without atomic pushes: noted on the lock
/// first, so that whoever meets it later can finish it, or put it back when main went elsewhere.
/// </summary>
internal static class LandingTransition
{
    public static Decision Decide(CoordinationState state, BeginLandingCommand command)
    {
        if (HeldLock.Of(state, command) is var found && found.Lock is not { } held)
            return new Decision.Refused(found.Refusal!);
        if (held.PrdId is null)
            return new Decision.Refused(new NoLockRefusal(held.SessionId, null));
        if (held.Landing == command.Landing)
            return new Decision.Unchanged(held, state.FindPrd(held.PrdId));
        if (!command.Incomplete && OpenStories.Refuse(state, held) is { } open)
            return new Decision.Refused(open);
        var merging = held.Renew(state, command) with { Status = LockStatus.Merging, StatusText = null, Landing = command.Landing };
        return new Decision.Accepted(state.With(held, merging), [], Subject.Land(held), merging, state.FindPrd(held.PrdId));
    }

    /// <summary>Anybody may put back a landing that can never happen; only the holder's own word is a sign of its life.</summary>
    public static Decision Decide(CoordinationState state, CancelLandingCommand command)
    {
        if (TwoLocks.Refuse(state, command.Prd, command.Caller.SessionId) is { } twice)
            return new Decision.Refused(twice);
        if (state.LocksOf(command.Prd).FirstOrDefault() is not { } held)
            return new Decision.Refused(new NoLockRefusal(command.Caller.SessionId, command.Prd));
        if (held.Landing is null && held.Status != LockStatus.Merging)
            return new Decision.Unchanged(held, state.FindPrd(command.Prd));
        var renewed = command.Caller.Holds(held) ? held.Renew(state, command) : held;
        var back = renewed with { Status = LockStatus.InProgress, StatusText = null, Landing = null };
        return new Decision.Accepted(
            state.With(held, back), [], Subject.CancelLanding(held, command.Reason), back, state.FindPrd(command.Prd));
    }

    /// <summary>While a landing is noted main may have moved already: it is settled before anything else happens to the lock.</summary>
    public static Decision InTheMiddle(SessionLock held) =>
        new Decision.Refused(new NotReadyRefusal(held.PrdId ?? "", Words.Of(LockStatus.Merging)));
}
