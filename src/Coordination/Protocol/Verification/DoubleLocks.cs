namespace Coordination.Protocol.Verification;

/// <summary>Never legal, whoever wrote it: a second lock for one PRD, or of one session, that was not there before.</summary>
internal static class DoubleLocks
{
    /// <param name="before">The parents: what one of them had already is not new.</param>
    public static IEnumerable<Finding> New(IReadOnlyList<CoordinationState> before, CoordinationState after)
    {
        foreach (var (prd, count) in PerPrd(after))
        {
            if (count > 1 && before.All(state => PerPrd(state).GetValueOrDefault(prd) < count))
                yield return new(VerifyRules.DoubleGrant, $"{count} locks stand for {prd}");
        }
        foreach (var (session, count) in PerSession(after))
        {
            if (count > 1 && before.All(state => PerSession(state).GetValueOrDefault(session) < count))
                yield return new(VerifyRules.DoubleGrant, $"{session} holds {count} locks");
        }
    }

    private static Dictionary<string, int> PerPrd(CoordinationState state) =>
        state.Locks.Where(held => held.PrdId is not null).GroupBy(held => PrdName.Key(held.PrdId!))
            .ToDictionary(group => group.Key, group => group.Count());

    private static Dictionary<string, int> PerSession(CoordinationState state) =>
        state.Locks.Where(held => held.SessionId.Length > 0).GroupBy(held => held.SessionId).ToDictionary(group => group.Key, group => group.Count());
}
