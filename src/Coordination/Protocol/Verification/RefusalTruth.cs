namespace Coordination.Protocol.Verification;

/// <summary>Whether a refusal was true at some moment between its start and its end.</summary>
internal static class RefusalTruth
{
    /// <summary>One sentence; null: it was true, or it says nothing about the state.</summary>
    public static string? Problem(AckedHistory history, AckRecord ack, Func<string, string?>? stateCommitOf)
    {
        if (!SaysSomethingOfTheState(ack))
            return null;
        if (ack.Tip is null)
            return "it names no commit on which it was decided";
        var commit = history.PositionOf(ack.Tip) is null ? stateCommitOf?.Invoke(ack.Tip) : ack.Tip;
        if (commit is null || history.PositionOf(commit) is not { } position)
            return "the commit on which it was decided is not in the history";
        if (history.NewestKnown(ack.BootId, ack.Start) > position)
            return "it was decided on an older state than what had been acknowledged before it began";
        if (history.FirstUnborn(ack.BootId, ack.End) <= position)
            return "it was decided on a state that came after its end";
        return history.Steps[position].State() is { } state && !IsSo(state, ack) ? "that was not so" : null;
    }

    private static bool SaysSomethingOfTheState(AckRecord ack) => ack.Code is
        "prd_exists" or "held" or "two_locks" or "prd_not_found" or "no_lock" or "lock_lost" or "grant_old" or "already_holding" or "not_ready"
        or "dependency_open" or "conflict_risk" or "nothing_now" or "nothing_left" or "stories_open" or "story_not_found" or "not_yet";

    private static bool IsSo(CoordinationState state, AckRecord ack)
    {
        var session = ack.SessionId;
        var prdId = ack.PrdId;
        var own = state.LocksHeldBy(session).ToList();
        var rivals = prdId is null ? [] : state.LocksOf(prdId).ToList();
        var prd = prdId is null ? null : state.FindPrd(prdId);
        return ack.Code switch
        {
            "held" => rivals.Exists(held => held.SessionId != session),
            "two_locks" => rivals.Count > 1 || own.Count > 1 || own.Exists(held => held.PrdId is { } mine && state.LocksOf(mine).Count() > 1),
            "prd_exists" => prdId is not null && state.FindAnywhere(prdId) is not null,
            "prd_not_found" => prdId is not null && state.FindAnywhere(prdId) is null && rivals.Count == 0,
            "no_lock" => prdId is null ? !own.Exists(held => held.PrdId is not null) : rivals.Count == 0,
            "lock_lost" => prdId is null ? own.Count == 0 : !rivals.Exists(held => held.SessionId == session),
            "grant_old" => own.Count > 0,
            "already_holding" => own.Exists(held => prdId is null || !held.IsFor(prdId)),
            "not_ready" => prd is null || prd.Status != PrdStatus.Ready || rivals.Exists(held => held.Landing is not null),
            "dependency_open" => prd is not null && prd.DependsOn.Any(id => state.FindCompleted(id) is null),
            "conflict_risk" => prd is not null && ActivePrds.Of(state, session).RiskOf(prd).Level == RiskLevel.High,
            "nothing_now" or "nothing_left" => NothingClaimable(state, session),
            "stories_open" or "story_not_found" => prdId is null ? own.Count > 0 : rivals.Exists(held => held.SessionId == session),
            "not_yet" => rivals.Count > 0,
            _ => true,
        };
    }

    private static bool NothingClaimable(CoordinationState state, string session)
    {
        var active = ActivePrds.Of(state, session);
        return !state.Prds.Any(prd => Eligibility.Of(state, prd, active, allowConflict: false, default).Claimable);
    }
}
