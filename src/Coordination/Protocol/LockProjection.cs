namespace Coordination.Protocol;

/// <summary>A lock as <c>status</c> and <c>stale</c> show it.</summary>
internal static class LockProjection
{
    /// <param name="prd">The entry of the PRD that is held; null: there is none.</param>
    public static LockView Of(CoordinationState state, SessionLock held, PrdEntry? prd, string? sessionId, DateTimeOffset now)
    {
        var count = StoryCount.Of(state, held.PrdId, prd, held);
        return new()
        {
            SessionId = held.SessionId,
            PrdId = held.PrdId,
            Branch = held.Branch ?? prd?.Branch,
            CurrentStory = held.CurrentStory,
            StoriesCompleted = count.Completed,
            StoriesTotal = count.Total,
            Status = Words.Of(held),
            Heartbeat = held.Heartbeat?.Text,
            AgeSeconds = (long?)Silence.Age(held, now)?.TotalSeconds,
            Stale = Silence.IsStale(held, state.Settings, now),
            Challenged = held.Challenge is not null,
            BlockedReason = held.BlockedReason,
            ConflictFiles = held.ConflictFiles,
            PrUrl = held.PrUrl,
            Fence = held.Fence ?? 0,
            Mine = held.SessionId == sessionId,
            ClaimedAt = held.ClaimedAt?.Text,
        };
    }
}
