using System.Collections.Immutable;

namespace Coordination;

/// <summary>Operations, the newest first: in the order of the history, whatever the clocks said.</summary>
/// <param name="Entries">Those that were asked for.</param>
/// <param name="More">Whether there are older ones.</param>
/// <param name="AsOf">When the tip was last known to be the newest.</param>
/// <param name="Offline">Whether the remote could not be asked.</param>
public sealed record LogResult(ImmutableArray<LogEntry> Entries, bool More, DateTimeOffset AsOf, bool Offline);

/// <summary>One commit that changes the state.</summary>
public sealed record LogEntry
{
    /// <summary>Its id.</summary>
    public required string Commit { get; init; }

    /// <summary>When it was made, by the clock of whoever made it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who made it: <c>coord</c>, going by its trailers, which <c>verify</c> judges; <c>hand</c>, a person or another tool; <c>merge</c>, a merge by hand.</summary>
    public required string Kind { get; init; }

    /// <summary>The operation; null: it was made by hand.</summary>
    public string? Operation { get; init; }

    /// <summary>The operation's id; null: it was made by hand.</summary>
    public string? OpId { get; init; }

    /// <summary>The session that did it; by hand: the one whose lock it changes, where it is one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The PRDs that it concerns.</summary>
    public ImmutableArray<string> PrdIds { get; init; } = [];

    /// <summary>The fence that it bears; null: none.</summary>
    public long? Fence { get; init; }

    /// <summary>Whether it skipped the takeover rule.</summary>
    public bool Forced { get; init; }

    /// <summary>The first line of its message.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The name of its author, as git has it.</summary>
    public string Author { get; init; } = "";
}
