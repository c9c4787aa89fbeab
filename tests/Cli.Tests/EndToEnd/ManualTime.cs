namespace Coordination.Cli.Tests.EndToEnd;

/// <summary>
/// A clock that stands until it is moved. A wait of a few minutes moves it by itself, so that none takes time; a longer one is over
/// when the clock has come so far.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Boot = new(2026, 2, 19, 14, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = Boot.AddHours(1);
    private int waits;

    /// <summary>Done while something waits, with the number of the wait.</summary>
    public Func<int, Task>? Waiting { get; set; }

    /// <summary>What went wrong in <see cref="Waiting"/>.</summary>
    public Exception? Failure { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            due = [.. alarms.Where(alarm => alarm.At <= now)];
            alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - Boot).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(GetUtcNow() + (dueTime < TimeSpan.Zero ? TimeSpan.FromDays(1000) : dueTime), () => callback(state));
        lock (gate)
        {
            alarms.Add(alarm);
        }

        if (dueTime >= TimeSpan.Zero && dueTime <= Patience)
        {
            _ = Task.Run(() => WaitAsync(dueTime));
        }

        return alarm;
    }

    private async Task WaitAsync(TimeSpan time)
    {
        try
        {
            await (Waiting?.Invoke(Interlocked.Increment(ref waits)) ?? Task.CompletedTask);
        }
#pragma warning disable CA1031 // the test asks for it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = failure;
        }

        Advance(time);
    }

    private sealed record Alarm(DateTimeOffset At, Action Ring) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
