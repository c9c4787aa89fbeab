using System.Collections.Immutable;

namespace Coordination.Cli.Demo;

/// <summary>A command that was played, and what came of it.</summary>
/// <param name="Session">Who ran it.</param>
/// <param name="Command">As it would be typed.</param>
/// <param name="ErrorCode">Why it was refused; null: it was not.</param>
/// <param name="Lines">What it said.</param>
internal sealed record DemoEvent(string Session, string Command, string? ErrorCode, ImmutableArray<string> Lines);
