namespace Coordination;

/// <summary>
/// What is left of the time for which a lock is certain. Both clocks of the machine are asked and the one that has gone further counts: the
/// monotonic one stands while a laptop sleeps, and the wall clock may be set back.
/// </summary>
internal sealed class Certainty(TimeProvider time)
{
    private readonly Lock gate = new();
    private TimeSpan length;
    private long since;
    private DateTimeOffset sinceByTheWall;

    public TimeSpan Left
    {
        get
        {
            lock (gate)
            {
                var passed = time.GetElapsedTime(since);
                var passedByTheWall = time.GetUtcNow() - sinceByTheWall;
                var left = length - (passed > passedByTheWall ? passed : passedByTheWall);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    public void Renew(TimeSpan certainFor)
    {
        lock (gate)
        {
            (length, since, sinceByTheWall) = (certainFor, time.GetTimestamp(), time.GetUtcNow());
        }
    }
}
