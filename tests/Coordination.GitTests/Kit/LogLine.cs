using Microsoft.Extensions.Logging;

namespace Coordination.GitTests.Kit;

/// <summary>One line of a log with its facts by name.</summary>
internal sealed record LogLine(LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Facts);
