using Microsoft.Extensions.Logging;

namespace Coordination.GitTests.Kit;

/// <summary>The same under a category.</summary>
internal sealed class LogLines<T>(LogLines lines) : ILogger<T>
{
    public bool IsEnabled(LogLevel logLevel) => lines.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => lines.BeginScope(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Log(logLevel, eventId, state, exception, formatter);
}
