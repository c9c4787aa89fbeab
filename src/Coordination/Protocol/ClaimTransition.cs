using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Claim: a ready PRD that nobody holds, by a session that holds none (seed, "Claim a PRD").</summary>
internal static class ClaimTransition
{
    public static Decision Decide(CoordinationState state, ClaimCommand command) =>
        command.Prd is { } prdId ? Named(state, command, prdId) : ClaimNext.Decide(state, command);

    /// <summary>What the session holds already answers a claim before anything else does; null when it holds nothing.</summary>
    public static Decision? OfOwnLock(CoordinationState state, ClaimCommand command)
    {
        var caller = command.Caller;
        if (TwoLocks.Refuse(state, command.Prd, caller.SessionId) is { } twice)
            return new Decision.Refused(twice);
        if (state.LocksHeldBy(caller.SessionId).FirstOrDefault() is not { } own)
            return null;
        if (command.Prd is { } asked && !own.IsFor(asked))
            return new Decision.Refused(new AlreadyHoldingRefusal(caller.SessionId, own.PrdId));
        var prd = own.PrdId is null ? null : state.FindPrd(own.PrdId);
        if (NameGate.OfLock(own, prd) is { } hostile)
            return new Decision.Refused(hostile);
        return caller.Holds(own)
            ? new Decision.Unchanged(own, prd)
            : new Decision.Refused(new GrantOldRefusal(caller.SessionId, own.PrdId ?? "", own.Fence));
    }

    /// <summary>Grants the PRD; the caller has proven that it may be granted.</summary>
    public static Decision.Accepted Grant(CoordinationState state, ClaimCommand command, Eligibility eligible)
    {
        var prd = eligible.Prd;
        var document = state.StoriesOf(prd.Id);
        var now = Timestamp.Of(command.Now);
        var granted = new SessionLock
        {
            SessionId = command.Caller.SessionId,
            PrdId = prd.Id,
            PrdFile = prd.PrdFile ?? document?.File,
            Branch = document?.BranchName ?? prd.Branch,
            ClaimedAt = now,
            Heartbeat = now,
            Fence = state.Fence + 1,
            OpId = command.OpId,
            Machine = command.Machine,
        };
        var started = prd.Started(command.Now);
        return new(state.With(granted).With(prd, started), [], Subject.Claim(granted), granted, started)
        {
            Warnings = Warnings(eligible.Risk),
            Risk = eligible.Risk.Level,
        };
    }

    private static Decision Named(CoordinationState state, ClaimCommand command, string prdId)
    {
        var prd = state.FindPrd(prdId);
        if (prd is null && (state.FindCompleted(prdId) ?? state.FindAbandoned(prdId)) is { } ended)
            return new Decision.Refused(new NotReadyRefusal(ended.Id, Words.Of(ended)));
        if (prd is null && !state.LocksOf(prdId).Any())
            return new Decision.Refused(new PrdNotFoundRefusal(prdId, NearestNames.Of(prdId, state)));
        if (OfOwnLock(state, command) is { } held)
            return held;
        if (prd is null)
            return new Decision.Refused(Silence.Refuse(state.LocksOf(prdId).First(), prdId, state.Settings, command.Now));
        var active = ActivePrds.Of(state, command.Caller.SessionId);
        var eligible = Eligibility.Of(state, prd, active, command.AllowConflict, command.Now);
        return eligible.Refusal is { } refusal ? new Decision.Refused(refusal) : Grant(state, command, eligible);
    }

    private static ImmutableArray<Warning> Warnings(ConflictRisk risk)
    {
        if (risk.Level == RiskLevel.None)
            return [];
        var with = string.Join(", ", risk.Ids);
        return [new("conflict_risk", risk.Level switch
        {
            RiskLevel.Low => $"low conflict risk with {with}: some files are shared",
            RiskLevel.Medium => $"medium conflict risk with {with}: consider waiting until it is released",
            _ => $"high conflict risk with {with}: claimed because conflicts were allowed",
        })];
    }
}
