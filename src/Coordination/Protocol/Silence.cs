namespace Coordination.Protocol;

/// <summary>How long a lock has shown no sign of life, by this machine's clock. For people and for offers: it never decides.</summary>
internal static class Silence
{
    /// <summary>Negative where the holder's clock is ahead; null where the lock bears no time.</summary>
    public static TimeSpan? Age(SessionLock held, DateTimeOffset now) => now - (held.Heartbeat ?? held.ClaimedAt)?.Time;

    /// <summary>Locks that wait for somebody else (blocked, queued, pr_open) grow old without being stale.</summary>
    public static bool IsStale(SessionLock held, ProtocolSettings settings, DateTimeOffset now) =>
        held.Status is LockStatus.InProgress or LockStatus.Merging && Age(held, now) > settings.StaleAfter;

    public static HeldRefusal Refuse(SessionLock held, string prdId, ProtocolSettings settings, DateTimeOffset now)
    {
        var age = Age(held, now);
        return new(prdId, held.SessionId, held.ClaimedAt?.Text, held.Heartbeat?.Text, age, IsStale(held, settings, now))
        {
            RetryAfter = held.Status is LockStatus.InProgress or LockStatus.Merging ? UntilStale(age, settings) : null,
        };
    }

    private static TimeSpan? UntilStale(TimeSpan? age, ProtocolSettings settings)
    {
        var left = settings.StaleAfter - (age ?? TimeSpan.Zero);
        return left <= TimeSpan.Zero ? null : left < settings.StaleAfter ? left : settings.StaleAfter;
    }
}
