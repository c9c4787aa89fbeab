using System.Collections.Immutable;

namespace Coordination;

/// <summary>What a session has to know when it starts, or has forgotten.</summary>
public sealed record PrimeResult
{
    /// <summary>Name of the project: of the main worktree's folder.</summary>
    public required string Project { get; init; }

    /// <summary><c>multi</c> or <c>solo</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>When the state was last known to be so.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the remote could not be asked, so that this is the last known state.</summary>
    public bool Offline { get; init; }

    /// <summary>The session that asks; null: none yet.</summary>
    public string? SessionId { get; init; }

    /// <summary>Its lock; null: it holds none.</summary>
    public LockView? Held { get; init; }

    /// <summary>The stories of the PRD that it holds, where a document lists them.</summary>
    public ImmutableArray<StoryView> Stories { get; init; } = [];

    /// <summary>The worktree in which its branch is checked out; null: none.</summary>
    public string? Worktree { get; init; }

    /// <summary>The PRD that this worktree was working on and that its session does not hold any more; null: there is none.</summary>
    public string? LostPrdId { get; init; }

    /// <summary>Who holds that PRD now; null: nobody.</summary>
    public string? LostTo { get; init; }

    /// <summary>The locks of all other sessions.</summary>
    public ImmutableArray<LockView> Others { get; init; } = [];

    /// <summary>PRDs that wait to be claimed, in the order in which <c>claim --next</c> takes them.</summary>
    public ImmutableArray<AvailablePrd> Available { get; init; } = [];
}
