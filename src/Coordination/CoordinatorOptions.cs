using Microsoft.Extensions.Logging;

namespace Coordination;

/// <summary>What a caller can say about how a <see cref="Coordinator"/> works. Everything has a default.</summary>
public sealed partial record CoordinatorOptions
{
    /// <summary>The session that acts; null: that of <c>COORD_SESSION</c>, of this worktree, of the agent that runs us, else a new one.</summary>
    /// <value>null</value>
    public string? SessionId { get; init; }

    /// <summary>Never talk to the remote; commands that must write are refused.</summary>
    /// <value>false</value>
    public bool Offline { get; init; }

    /// <summary>
    /// How long a call may go on trying when races are lost or answers are unclear, where that is less than the project's <c>pushBudget</c>.
    /// A token that is cancelled ends a call whatever it does.
    /// </summary>
    /// <value>null</value>
    public TimeSpan? Deadline { get; init; }

    /// <summary>How long one push may take before it is ended and counts as unclear.</summary>
    /// <value>20 s</value>
    public TimeSpan PushTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one fetch of a writing command may take.</summary>
    /// <value>20 s</value>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the fetch of a reading command may take before it answers from the last tip.</summary>
    /// <value>2 s</value>
    public TimeSpan ReadFetchTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Under git's pre-receive, where new objects lie in a quarantine that has to stay visible.</summary>
    /// <value>false</value>
    public bool InsideReceive { get; init; }

    /// <summary>The clock.</summary>
    /// <value><see cref="System.TimeProvider.System"/></value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Randomness for ids and jitter, so that a test can repeat a run.</summary>
    /// <value><see cref="System.Random.Shared"/></value>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where each git process and each wait is logged, at <see cref="LogLevel.Debug"/>.</summary>
    /// <value>null: nowhere</value>
    public ILogger? Logger
    {
        get;
        init
        {
            field = value;
            LogLine = value is null ? null : line => Lines.Write(value, line);
        }
    }

    /// <summary>Environment variables that coord and its git see; null: those of the process.</summary>
    /// <value>null</value>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Told of each git process and each wait: what <c>--verbose</c> prints.</summary>
    /// <value>null</value>
    public Action<string>? Trace { get; init; }

    /// <summary>How long to wait for another process of this clone that sends this one's command; null: a little more than half of the time.</summary>
    internal TimeSpan? Patience { get; init; }

    /// <summary>Writes to the logger. Apart from it, so that without one no assembly of loggers is loaded.</summary>
    internal Action<string>? LogLine { get; private init; }

    private static partial class Lines
    {
        [LoggerMessage(EventId = 1, EventName = "Trace", Level = LogLevel.Debug, Message = "{Line}")]
        public static partial void Write(ILogger logger, string line);
    }
}
