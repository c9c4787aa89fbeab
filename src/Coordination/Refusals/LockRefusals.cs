using System.Collections.Immutable;

namespace Coordination;

/// <summary>Another session holds the PRD.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Holder">The session that holds it.</param>
/// <param name="Since">When it was claimed, as the lock says.</param>
/// <param name="Heartbeat">The last sign of life, as the lock says.</param>
/// <param name="Age">Age of that sign on this machine's clock; null where the lock has none.</param>
/// <param name="Stale">Whether that is older than <c>staleAfter</c>, so that a takeover can be asked for.</param>
public sealed record HeldRefusal(string PrdId, string Holder, string? Since, string? Heartbeat, TimeSpan? Age, bool Stale) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.Held;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts =>
    [
        new("prdId", PrdId), new("holder", Holder), new("since", Since), new("heartbeat", Heartbeat),
        new("ageSeconds", (long?)Age?.TotalSeconds), new("stale", Stale),
    ];
}

/// <summary>The session holds no lock that the command could mean.</summary>
/// <param name="SessionId">The session that asked.</param>
/// <param name="PrdId">The PRD that it named, if any.</param>
public sealed record NoLockRefusal(string SessionId, string? PrdId) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NoLock;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("sessionId", SessionId), new("prdId", PrdId)];
}

/// <summary>The session held the PRD, and somebody else took it over or ended it since.</summary>
/// <param name="SessionId">The session that asked.</param>
/// <param name="PrdId">The PRD that it held.</param>
/// <param name="Holder">Who holds it now; null when nobody does.</param>
/// <param name="Branch">The branch on which its work lies.</param>
public sealed record LockLostRefusal(string SessionId, string PrdId, string? Holder, string? Branch) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.LockLost;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts =>
        [new("sessionId", SessionId), new("prdId", PrdId), new("holder", Holder), new("branch", Branch)];
}

/// <summary>The lock names this session, but it was granted by another operation than the one this clone knows of.</summary>
/// <param name="SessionId">The session that asked.</param>
/// <param name="PrdId">The PRD.</param>
/// <param name="Fence">The fence of the grant that stands.</param>
public sealed record GrantOldRefusal(string SessionId, string PrdId, long? Fence) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.GrantOld;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("sessionId", SessionId), new("prdId", PrdId), new("fence", Fence)];
}

/// <summary>Two locks stand for one PRD, or one session holds two: nothing is written until that is mended.</summary>
/// <param name="PrdId">The PRD, or the first of the two.</param>
/// <param name="Holders">The sessions, the one that holds first.</param>
public sealed record TwoLocksRefusal(string PrdId, ImmutableArray<string> Holders) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.TwoLocks;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("holders", Holders)];
}

/// <summary>A takeover is on its way: the holder was asked, and has a little longer to answer.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Holder">The silent session.</param>
/// <param name="Challenged">Whether a challenge stands on the lock now.</param>
public sealed record TakeoverPendingRefusal(string PrdId, string Holder, bool Challenged) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.NotYet;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("prdId", PrdId), new("holder", Holder), new("challenged", Challenged)];
}
