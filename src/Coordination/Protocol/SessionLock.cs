using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>One entry of <c>session-locks.json</c>: who holds which PRD, and since when.</summary>
internal sealed record SessionLock
{
    public required string SessionId { get; init; }

    /// <summary>Null in hand-made locks that name no PRD.</summary>
    public string? PrdId { get; init; }

    public string? PrdFile { get; init; }

    public string? Branch { get; init; }

    public Timestamp? ClaimedAt { get; init; }

    public Timestamp? Heartbeat { get; init; }

    public string? CurrentStory { get; init; }

    public LockStatus Status { get; init; } = LockStatus.InProgress;

    /// <summary>The word in the file, for <see cref="LockStatus.Unknown"/> and for its synonyms.</summary>
    public string? StatusText { get; init; }

    /// <summary>Fencing token of the grant; null in hand-made locks.</summary>
    public long? Fence { get; init; }

    /// <summary>Operation id of the grant; null in hand-made locks.</summary>
    public string? OpId { get; init; }

    /// <summary>8 hex digits of a salted hash: tells machines apart without naming them.</summary>
    public string? Machine { get; init; }

    public Challenge? Challenge { get; init; }

    /// <summary>Stories done, where no PRD document keeps them.</summary>
    public ImmutableArray<string> CompletedStories { get; init; } = [];

    public string? BlockedReason { get; init; }

    public ImmutableArray<string> ConflictFiles { get; init; } = [];

    public Timestamp? QueuedAt { get; init; }

    public PrdPriority? QueuePriority { get; init; }

    public Landing? Landing { get; init; }

    public string? PrUrl { get; init; }

    public string? HeadOid { get; init; }

    public Origin? Origin { get; init; }

    public bool IsFor(string prdId) => PrdName.Same(PrdId, prdId);
}
