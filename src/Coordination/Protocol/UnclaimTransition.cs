namespace Coordination.Protocol;

/// <summary>Unclaim: the PRD is ready again; branch and worktree stay. Someone else's lock only by the takeover rule.</summary>
internal static class UnclaimTransition
{
    public static Decision Decide(CoordinationState state, UnclaimCommand command)
    {
        var found = HeldLock.Of(state, command);
        var held = found.Lock;
        if (held is null && found.Refusal is HeldRefusal refusal)
        {
            held = state.LocksOf(refusal.PrdId).First();
            if (TakeoverRule.Refuse(held, refusal.PrdId, command.Evidence, state.Settings, command.Now) is { } not)
                return new Decision.Refused(not);
        }
        if (held is null)
            return new Decision.Refused(found.Refusal!);
        if (held.Landing is not null)
            return LandingTransition.InTheMiddle(held);
        var prd = held.PrdId is null ? null : state.FindPrd(held.PrdId);
        var ready = prd?.Status is PrdStatus.InProgress or PrdStatus.Blocked or PrdStatus.PrOpen
            ? prd with { Status = PrdStatus.Ready, StatusText = null }
            : prd;
        var forced = found.Lock is null && command.Evidence!.SkipRule;
        return new Decision.Accepted(state.Without(held).With(prd, ready), [], Subject.Unclaim(held, forced), held, ready);
    }
}
