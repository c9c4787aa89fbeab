using Microsoft.Extensions.Logging;

namespace Coordination;

/// <summary>
/// What a caller can say about how a <see cref="Coordinator"/> works. Everything has a default. A coordinator takes a copy when it is opened:
/// what is changed afterwards means nothing to it.
/// </summary>
public sealed record CoordinatorOptions
{
    // An object, because a copy of the options would load the assembly of loggers for a field of its type.
    private object? logger;

    /// <summary>The session that acts; null: that of <c>COORD_SESSION</c>, of this worktree, of the agent that runs us, else a new one.</summary>
    /// <value>null</value>
    public string? SessionId { get; set; }

    /// <summary>Never talk to the remote; commands that must write are refused.</summary>
    /// <value>false</value>
    public bool Offline { get; set; }

    /// <summary>
    /// How long a call may go on trying when races are lost or answers are unclear, where that is less than the project's <c>pushBudget</c>.
    /// A token that is cancelled ends a call whatever it does.
    /// </summary>
    /// <value>null</value>
    public TimeSpan? Deadline { get; set; }

    /// <summary>How long one push may take before it is ended and counts as unclear.</summary>
    /// <value>20 s</value>
    public TimeSpan PushTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one fetch of a writing command may take.</summary>
    /// <value>20 s</value>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the fetch of a reading command may take before it answers from the last tip.</summary>
    /// <value>2 s</value>
    public TimeSpan ReadFetchTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock, for the times of operations, for takeovers and for the heartbeats of a <see cref="Lease"/>.</summary>
    /// <value><see cref="System.TimeProvider.System"/></value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Randomness for ids and jitter, so that a test can repeat a run.</summary>
    /// <value><see cref="System.Random.Shared"/></value>
    public Random Random { get; set; } = Random.Shared;

    /// <summary>Where operations, troubles and leases are logged; each git process at <see cref="LogLevel.Debug"/>. The events are in docs/library.md.</summary>
    /// <value>null: nowhere</value>
    public ILogger? Logger
    {
        get => (ILogger?)logger;
        set
        {
            logger = value;
            LogObserver = value is null ? null : () => new LogObserver(value);
        }
    }

    /// <summary>
    /// Report to the <c>ActivitySource</c> and the <c>Meter</c> named <c>Coordination</c>. Both are made by the first operation, which costs some
    /// milliseconds once, and cost next to nothing while nobody listens.
    /// </summary>
    /// <value>true</value>
    public bool Telemetry { get; set; } = true;

    /// <summary>Environment variables that coord and its git see; null: those of the process.</summary>
    /// <value>null</value>
    public IReadOnlyDictionary<string, string>? Environment { get; set; }

    /// <summary>Told of each git process and each wait in plain words: what <c>--verbose</c> prints.</summary>
    /// <value>null</value>
    public Action<string>? Trace { get; set; }

    /// <summary>Under git's pre-receive, where new objects lie in a quarantine that has to stay visible.</summary>
    internal bool InsideReceive { get; init; }

    /// <summary>Told what a call is at, for somebody who waits. It is called on the threads of the call, and must not block.</summary>
    /// <value>null</value>
    public IProgress<CoordinationProgress>? Progress { get; set; }

    /// <summary>How long to wait for another process of this clone that sends this one's command; null: a little more than half of the time.</summary>
    internal TimeSpan? Patience { get; init; }

    /// <summary>Let the calling thread wait for git: for a program that does nothing else meanwhile.</summary>
    internal bool Blocks { get; init; }

    /// <summary>Makes what writes to the logger. A function, so that without a logger no assembly of loggers is loaded.</summary>
    internal Func<Observer>? LogObserver { get; private set; }

    /// <summary>Who is told what goes on; null: nobody, or not made yet.</summary>
    internal Observer? Observer { get; init; }
}
