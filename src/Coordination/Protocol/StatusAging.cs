namespace Coordination.Protocol;

/// <summary>A dashboard as it looks a while after it was made, if nothing happened in between.</summary>
internal static class StatusAging
{
    /// <param name="elapsed">How long ago it was made.</param>
    public static StatusResult After(StatusResult status, TimeSpan elapsed)
    {
        var seconds = (long)elapsed.TotalSeconds;
        if (seconds <= 0)
        {
            return status;
        }

        var older = status with { Sessions = [.. status.Sessions.Select(held => Age(held, seconds, status.StaleAfter))] };
        older = older with
        {
            Current = older.Sessions.FirstOrDefault(held => held.Mine),
            Stale = [.. older.Sessions.Where(held => held.Stale).Select(held => held.SessionId).Distinct()],
        };
        return older with { Attention = Attention.Of(older) };
    }

    private static LockView Age(LockView held, long seconds, TimeSpan staleAfter)
    {
        var age = held.AgeSeconds + seconds;
        return held with
        {
            AgeSeconds = age,
            LastCommitAgeSeconds = held.LastCommitAgeSeconds + seconds,
            Stale = held.Stale || (held.Status is "in_progress" or "merging" && age > staleAfter.TotalSeconds),
        };
    }
}
