using System.Collections.Immutable;
using Coordination.Cli.Output;

namespace Coordination.Cli.Watching;

/// <summary>What a watch has to show at a moment.</summary>
/// <param name="Status">The dashboard, with the ages of now.</param>
/// <param name="Problem">Why the last look came to nothing; null: it did not.</param>
/// <param name="Warnings">Of the last look.</param>
/// <param name="Pace">How often the remote is asked, and since when it does not answer.</param>
/// <param name="NextIn">When it is asked next; zero: it is being asked.</param>
/// <param name="Now">The time.</param>
internal sealed record WatchView(
    StatusResult Status, Problem? Problem, ImmutableArray<Warning> Warnings, WatchPace Pace, TimeSpan NextIn, DateTimeOffset Now);
