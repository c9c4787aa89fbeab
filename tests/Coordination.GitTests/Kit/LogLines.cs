using Microsoft.Extensions.Logging;

namespace Coordination.GitTests.Kit;

/// <summary>A logger that keeps what it is given.</summary>
internal sealed class LogLines(LogLevel least) : ILogger
{
    private readonly Lock gate = new();
    private readonly List<LogLine> written = [];

    public IReadOnlyList<LogLine> Written
    {
        get
        {
            lock (gate)
            {
                return [.. written];
            }
        }
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var facts = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        lock (gate)
        {
            written.Add(new LogLine(logLevel, eventId, formatter(state, exception), facts.ToDictionary()));
        }
    }
}
