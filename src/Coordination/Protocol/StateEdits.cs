namespace Coordination.Protocol;

/// <summary>The small changes of which transitions are made.</summary>
internal static class StateEdits
{
    public static CoordinationState With(this CoordinationState state, SessionLock added) =>
        state with { Locks = state.Locks.Add(added), Fence = Math.Max(state.Fence, added.Fence ?? 0) };

    public static CoordinationState With(this CoordinationState state, SessionLock old, SessionLock changed) =>
        state with { Locks = state.Locks.Replace(old, changed), Fence = Math.Max(state.Fence, changed.Fence ?? 0) };

    public static CoordinationState Without(this CoordinationState state, SessionLock gone) =>
        state with { Locks = state.Locks.Remove(gone) };

    public static CoordinationState With(this CoordinationState state, PrdEntry? old, PrdEntry? changed) =>
        old is null || changed is null || old == changed ? state : state with { Prds = state.Prds.Replace(old, changed) };

    public static CoordinationState With(this CoordinationState state, string prdId, PrdStories stories) =>
        state with { Stories = state.Stories.SetItem(PrdName.Key(prdId), stories) };

    /// <summary>A PRD that somebody works on.</summary>
    public static PrdEntry? Started(this PrdEntry? prd, DateTimeOffset now) =>
        prd is null ? null : prd with
        {
            Status = PrdStatus.InProgress,
            StatusText = prd.Status == PrdStatus.InProgress ? prd.StatusText : null,
            StartedAt = prd.StartedAt ?? Timestamp.Of(now),
        };
}
