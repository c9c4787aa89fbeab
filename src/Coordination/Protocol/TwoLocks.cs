namespace Coordination.Protocol;

/// <summary>Two locks for one PRD, or two of one session, come from a bad hand merge. Who holds is then for people to say.</summary>
internal static class TwoLocks
{
    /// <summary>The refusal of every write to that PRD, or by that session; null where all is well.</summary>
    public static TwoLocksRefusal? Refuse(CoordinationState state, string? prdId, string sessionId)
    {
        var own = state.LocksHeldBy(sessionId).ToList();
        var prd = prdId ?? own.FirstOrDefault()?.PrdId;
        var rivals = prd is null ? [] : state.LocksOf(prd).ToList();
        if (prd is not null && rivals.Count > 1)
            return new(prd, [.. rivals.Select(held => held.SessionId)]);
        return own.Count > 1 ? new(own[0].PrdId ?? "", [.. own.Select(held => held.SessionId)]) : null;
    }
}
