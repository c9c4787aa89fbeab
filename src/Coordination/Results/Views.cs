using System.Collections.Immutable;

namespace Coordination;

/// <summary>A story as it stands.</summary>
/// <param name="Id">Its id, <c>US-001</c> for example.</param>
/// <param name="Title">Its title.</param>
/// <param name="Passes">Whether it is done.</param>
public sealed record StoryView(string Id, string? Title, bool Passes);

/// <summary>How far a branch is from main, in commits.</summary>
/// <param name="Ahead">Commits that main lacks.</param>
/// <param name="Behind">Commits of main that it lacks.</param>
public sealed record AheadBehind(int Ahead, int Behind);

/// <summary>A lock as it stands, for <c>status</c> and <c>stale</c>.</summary>
public sealed record LockView
{
    /// <summary>The holder.</summary>
    public required string SessionId { get; init; }

    /// <summary>The PRD; null in hand-made locks without one.</summary>
    public string? PrdId { get; init; }

    /// <summary>Its branch.</summary>
    public string? Branch { get; init; }

    /// <summary>The story at work; null: none was named.</summary>
    public string? CurrentStory { get; init; }

    /// <summary>Stories done.</summary>
    public int StoriesCompleted { get; init; }

    /// <summary>Stories in all; 0 where nothing says.</summary>
    public int StoriesTotal { get; init; }

    /// <summary><c>in_progress</c>, <c>blocked</c>, <c>queued</c>, <c>merging</c>, <c>pr_open</c>, or a word that we do not know.</summary>
    public required string Status { get; init; }

    /// <summary>The last sign of life as written on the lock; null: it bears none.</summary>
    public string? Heartbeat { get; init; }

    /// <summary>Its age on this machine's clock, in seconds; negative: the holder's clock is ahead.</summary>
    public long? AgeSeconds { get; init; }

    /// <summary>Whether a takeover can be asked for.</summary>
    public bool Stale { get; init; }

    /// <summary>Whether a challenge stands on it.</summary>
    public bool Challenged { get; init; }

    /// <summary>Why it is blocked; null: it is not, or nobody said.</summary>
    public string? BlockedReason { get; init; }

    /// <summary>The files of a merge conflict that blocked it.</summary>
    public ImmutableArray<string> ConflictFiles { get; init; } = [];

    /// <summary>The pull request that it waits for; null: none.</summary>
    public string? PrUrl { get; init; }

    /// <summary>Fencing token; 0 for hand-made locks.</summary>
    public long Fence { get; init; }

    /// <summary>Whether it belongs to the session that asks.</summary>
    public bool Mine { get; init; }

    /// <summary>When it was claimed, as the lock spells it; null: it does not say.</summary>
    public string? ClaimedAt { get; init; }

    /// <summary>
    /// The last commit of work on its branch since the claim, as far as this clone knows the branch; null: none, or not looked for. Only
    /// <c>status</c> looks.
    /// </summary>
    public string? LastCommit { get; init; }

    /// <summary>When that commit was made; null: there is none.</summary>
    public DateTimeOffset? LastCommitAt { get; init; }

    /// <summary>Its age on this machine's clock, in seconds.</summary>
    public long? LastCommitAgeSeconds { get; init; }
}

/// <summary>A PRD that waits to be claimed.</summary>
public sealed record AvailablePrd
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Priority { get; init; }

    /// <summary>Stories in all; 0 where nothing says.</summary>
    public int StoriesTotal { get; init; }

    /// <summary><c>none</c>, <c>low</c>, <c>medium</c> or <c>high</c>, against what is active now.</summary>
    public string Risk { get; init; } = "none";

    /// <summary>The active PRDs that it conflicts with.</summary>
    public ImmutableArray<string> ConflictsWith { get; init; } = [];

    /// <summary>Open dependencies.</summary>
    public ImmutableArray<string> BlockedBy { get; init; } = [];

    /// <summary>Whether <c>claim</c> would take it now.</summary>
    public bool Claimable { get; init; }

    /// <summary>All dependencies, the completed ones included.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Why <c>claim</c> would not take it now; null: it would.</summary>
    public string? Reason { get; init; }
}

/// <summary>A PRD in any state, for <c>prd list</c> and <c>prd show</c>.</summary>
public sealed record PrdView
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its status; a word that we do not know is shown as it is.</summary>
    public required string Status { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Priority { get; init; }

    /// <summary>Its document on the state ref.</summary>
    public string? PrdFile { get; init; }

    /// <summary>Its branch.</summary>
    public required string Branch { get; init; }

    /// <summary>Stories done.</summary>
    public int StoriesCompleted { get; init; }

    /// <summary>Stories in all; 0 where nothing says.</summary>
    public int StoriesTotal { get; init; }

    /// <summary>Ids of what must be completed before it.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The session that holds it; null: nobody.</summary>
    public string? Holder { get; init; }

    /// <summary>When it was completed or abandoned, as the registry spells it; null: neither.</summary>
    public string? EndedAt { get; init; }

    /// <summary>The folder of its archive; null: none.</summary>
    public string? ArchivedTo { get; init; }

    /// <summary>The session that completed or abandoned it; null: the archive does not say.</summary>
    public string? FinishedBy { get; init; }

    /// <summary>The commit that landed it, where the archive names it.</summary>
    public string? MergeCommit { get; init; }

    /// <summary>Why it was abandoned; null: it was not, or nobody said.</summary>
    public string? Reason { get; init; }
}
