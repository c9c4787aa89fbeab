using System.Collections.Immutable;

namespace Coordination;

/// <summary>A PRD that is held now, by <c>claim</c> or <c>resume</c>.</summary>
public sealed record ClaimResult
{
    /// <summary>The session that holds it.</summary>
    public required string SessionId { get; init; }

    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Its document on the state ref; null when it has none.</summary>
    public string? PrdFile { get; init; }

    /// <summary>The feature branch.</summary>
    public required string Branch { get; init; }

    /// <summary>The commit at which the branch stands; null when it could not be made here (a warning says why).</summary>
    public string? BranchBase { get; init; }

    /// <summary>Fencing token of the grant: rises with every grant of the project. For systems outside git that can refuse an older one.</summary>
    public required long Fence { get; init; }

    /// <summary>Operation id of the grant: its proof.</summary>
    public required string OpId { get; init; }

    /// <summary>The worktree in which the branch is checked out; null: none.</summary>
    public string? Worktree { get; init; }

    /// <summary>Conflict risk with what others hold: <c>none</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string Risk { get; init; } = "none";

    /// <summary>The stories of the PRD; empty where no document lists any.</summary>
    public ImmutableArray<StoryView> Stories { get; init; } = [];

    /// <summary>How often a heartbeat is due, in seconds: the project's <c>heartbeatEvery</c>, at most a third of <c>staleAfter</c>.</summary>
    public long HeartbeatEverySeconds { get; init; }

    /// <summary>After how much silence others may ask to take over, in seconds.</summary>
    public long StaleAfterSeconds { get; init; }

    /// <summary>How many pushes it took; 0 when it was held already.</summary>
    public int Attempts { get; init; }

    /// <summary>The session held it before this call.</summary>
    public bool AlreadyHeld { get; init; }

    /// <summary>After a takeover: whose lock it was.</summary>
    public string? PreviousSession { get; init; }

    /// <summary>How far the branch is from main when it existed before; null when it was made now.</summary>
    public AheadBehind? AheadBehind { get; init; }

    /// <summary>From the end of the call: how long the holder may rely on the lock without another look.</summary>
    internal TimeSpan CertainFor { get; init; }

    /// <summary>For <c>claim --next</c>: why each PRD before or beside it was passed over, <c>id: why</c>.</summary>
    public ImmutableArray<string> PassedOver { get; init; } = [];
}
