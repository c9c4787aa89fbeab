namespace Coordination.Cli.Tests.Kit;

/// <summary>A clock that stands until the test moves it, and that rings its timers on the way, in the thread of the test.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 2, 19, 15, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers would ring if time went on.</summary>
    public int Running => timers.Count(timer => timer.Next is not null);

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public void Advance(TimeSpan by)
    {
        var end = now + by;
        while (timers.Where(timer => timer.Next <= end).MinBy(timer => timer.Next) is { } due)
        {
            now = due.Next!.Value;
            due.Ring();
        }

        now = end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), period) { Next = dueTime < TimeSpan.Zero ? null : now + dueTime };
        timers.Add(timer);
        return timer;
    }

    private sealed class Timer(Action ring, TimeSpan period) : ITimer
    {
        public DateTimeOffset? Next { get; set; }

        public void Ring()
        {
            Next = period > TimeSpan.Zero ? Next + period : null;
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => Next = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
