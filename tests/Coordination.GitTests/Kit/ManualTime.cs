namespace Coordination.GitTests.Kit;

/// <summary>A clock that stands until the test moves it. Tells when somebody waits for it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Boot = new(2026, 2, 19, 14, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> watchers = [];
    private TimeSpan up = TimeSpan.FromHours(1);
    private TimeSpan wallAhead;
    private int waits;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Alarms that are set and have not rung.</summary>
    public int Armed
    {
        get
        {
            lock (gate)
            {
                return alarms.Count;
            }
        }
    }

    /// <summary>How often somebody began to wait.</summary>
    public int Waits
    {
        get
        {
            lock (gate)
            {
                return waits;
            }
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return up.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return Boot + up + wallAhead;
        }
    }

    /// <summary>Completes when somebody has begun to wait for the <paramref name="count"/>-th time in all.</summary>
    public Task WaitsAsync(int count)
    {
        lock (gate)
        {
            if (waits >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(2), System);
        }
    }

    /// <summary>Time goes on.</summary>
    public void Advance(TimeSpan time)
    {
        lock (gate)
        {
            up += time;
        }

        Ring();
    }

    /// <summary>The machine was asleep: the wall clock went on, the monotonic one stood.</summary>
    public void Sleep(TimeSpan time)
    {
        lock (gate)
        {
            wallAhead += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Count();
        }

        return alarm;
    }

    private void Count()
    {
        List<TaskCompletionSource> reached;
        lock (gate)
        {
            waits++;
            reached = [.. watchers.Where(watcher => watcher.Count <= waits).Select(watcher => watcher.Reached)];
            watchers.RemoveAll(watcher => watcher.Count <= waits);
        }

        reached.ForEach(one => one.SetResult());
    }

    private void Ring()
    {
        List<Alarm> due;
        lock (gate)
        {
            due = [.. alarms.Where(alarm => alarm.At <= up).OrderBy(alarm => alarm.At)];
            alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public TimeSpan At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = time.up + dueTime;
                    time.alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
