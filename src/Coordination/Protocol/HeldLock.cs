namespace Coordination.Protocol;

/// <summary>The lock that a holder's verb means, or why there is none for this caller.</summary>
internal readonly record struct HeldLock(SessionLock? Lock, Refusal? Refusal)
{
    public static HeldLock Of(CoordinationState state, Command command)
    {
        var caller = command.Caller;
        if (TwoLocks.Refuse(state, command.PrdId, caller.SessionId) is { } twice)
            return new(null, twice);
        var held = command.PrdId is { } prdId
            ? state.LocksOf(prdId).FirstOrDefault()
            : state.LocksHeldBy(caller.SessionId).FirstOrDefault();
        if (held is null)
            return new(null, Nothing(state, command));
        if (held.SessionId != caller.SessionId)
            return new(null, SomeoneElses(state, command, held));
        return caller.Holds(held) ? new(held, null) : new(null, new GrantOldRefusal(caller.SessionId, held.PrdId ?? "", held.Fence));
    }

    private static Refusal SomeoneElses(CoordinationState state, Command command, SessionLock held)
    {
        var prdId = command.PrdId!;
        return WasGranted(state, command.Caller, prdId)
            ? new LockLostRefusal(command.Caller.SessionId, prdId, held.SessionId, held.Branch ?? state.FindPrd(prdId)?.Branch)
            : Silence.Refuse(held, prdId, state.Settings, command.Now);
    }

    private static Refusal Nothing(CoordinationState state, Command command)
    {
        var caller = command.Caller;
        if ((command.PrdId ?? caller.GrantPrd) is { } prdId && WasGranted(state, caller, prdId))
        {
            var holder = state.LocksOf(prdId).FirstOrDefault();
            var branch = holder?.Branch ?? state.FindAnywhere(prdId)?.Branch;
            return new LockLostRefusal(caller.SessionId, prdId, holder?.SessionId, branch);
        }
        return command.PrdId is { } unknown && state.FindAnywhere(unknown) is null
            ? new PrdNotFoundRefusal(unknown, NearestNames.Of(unknown, state))
            : new NoLockRefusal(caller.SessionId, command.PrdId);
    }

    /// <summary>A grant that stands on another lock says nothing about this PRD.</summary>
    private static bool WasGranted(CoordinationState state, Caller caller, string prdId) =>
        caller.HasGrant && (caller.GrantPrd is { } granted ? PrdName.Same(granted, prdId) : !state.Locks.Any(caller.Holds));
}
