using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Whether a session may claim a PRD now: the one place for <c>claim</c>, <c>claim --next</c> and the views.</summary>
/// <param name="Refusal">Why not; null: it may.</param>
internal sealed record Eligibility(PrdEntry Prd, Refusal? Refusal, ConflictRisk Risk, ImmutableArray<string> OpenDependencies)
{
    public bool Claimable => Refusal is null;

    /// <summary>Judges the PRD alone; that a session holds one PRD at a time is for <c>claim</c> to say.</summary>
    public static Eligibility Of(CoordinationState state, PrdEntry prd, ActivePrds active, bool allowConflict, DateTimeOffset now)
    {
        var open = prd.DependsOn.Where(id => state.FindCompleted(id) is null).ToImmutableArray();
        var risk = active.RiskOf(prd);
        return new(prd, Refuse(state, prd, state.LocksOf(prd.Id), open, risk, allowConflict, now), risk, open);
    }

    /// <summary>Judges a PRD that nobody holds, as one of many.</summary>
    /// <param name="completed">Keys of what is completed.</param>
    public static Eligibility OfFree(CoordinationState state, PrdEntry prd, ActivePrds active, IReadOnlySet<string> completed, DateTimeOffset now)
    {
        var open = prd.DependsOn.Where(id => !completed.Contains(PrdName.Key(id))).ToImmutableArray();
        var risk = active.RiskOf(prd);
        return new(prd, Refuse(state, prd, [], open, risk, allowConflict: false, now), risk, open);
    }

    /// <summary>For lists: <c>id: why</c>.</summary>
    public string Reason => Prd.Id + ": " + Why;

    /// <summary>Why not, in a few words.</summary>
    public string Why => Refusal switch
    {
        null => "can be claimed",
        HeldRefusal held => "held by " + held.Holder,
        TwoLocksRefusal => "two locks stand for it",
        DependencyOpenRefusal waits => "waits for " + string.Join(", ", waits.Open),
        ConflictRiskRefusal risk => "high conflict risk with " + string.Join(", ", risk.With),
        NotReadyRefusal not => "status is " + not.Status,
        PreconditionRefusal => "a name in its entry is not allowed",
        _ => Refusal.Code.Name,
    };

    private static Refusal? Refuse(
        CoordinationState state, PrdEntry prd, IEnumerable<SessionLock> held, ImmutableArray<string> open, ConflictRisk risk, bool allowConflict,
        DateTimeOffset now)
    {
        var locks = held.ToList();
        if (locks.Count > 1)
            return new TwoLocksRefusal(prd.Id, [.. locks.Select(held => held.SessionId)]);
        if (locks.Count == 1)
            return Silence.Refuse(locks[0], prd.Id, state.Settings, now);
        if (prd.Status != PrdStatus.Ready)
            return new NotReadyRefusal(prd.Id, Words.Of(prd));
        if (NameGate.OfPrd(prd, state.StoriesOf(prd.Id)) is { } hostile)
            return hostile;
        if (!open.IsEmpty)
            return new DependencyOpenRefusal(prd.Id, open);
        return risk.Level == RiskLevel.High && !allowConflict
            ? new ConflictRiskRefusal(prd.Id, risk.Ids, risk.SharedPaths)
            : null;
    }
}
