using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>A stamped commit under judgement: both states, their difference, and what was found.</summary>
internal sealed class Step
{
    private readonly List<Finding> _findings = [];

    public Step(CoordinationState before, CoordinationState after, OperationStamp stamp, long highestFence)
    {
        Before = before;
        After = after;
        Stamp = stamp;
        HighestFence = Math.Max(highestFence, before.Fence);
        Difference = StateDifference.Between(before, after);
    }

    public CoordinationState Before { get; }

    public CoordinationState After { get; }

    public OperationStamp Stamp { get; }

    /// <summary>Of the history before this commit.</summary>
    public long HighestFence { get; }

    public StateDifference Difference { get; }

    public ImmutableArray<Finding> Findings => [.. _findings];

    /// <summary>Notes a finding unless <paramref name="holds"/>; returns it, so that what depends on it can be left out.</summary>
    public bool Demand(bool holds, string message, string rule = VerifyRules.IllegalStep)
    {
        if (!holds)
            _findings.Add(new(rule, $"{Stamp.Verb} by {Stamp.SessionId}: {message}"));
        return holds;
    }

    /// <summary>The one lock that changed; null, and a finding, when none or several did.</summary>
    public LockChange? OneLock() =>
        Demand(Difference.Locks.Length == 1, $"changes {Difference.Locks.Length} locks instead of one") ? Difference.Locks[0] : null;

    /// <summary>The change to the entry of this PRD; no other entry may change.</summary>
    public PrdChange? EntryOf(string? prdId)
    {
        var own = Difference.Prds.Where(change => prdId is not null && (change.Before ?? change.After)!.Prd.Is(prdId)).ToList();
        Demand(own.Count <= 1 && own.Count == Difference.Prds.Length, "changes the entry of another PRD");
        return own.FirstOrDefault();
    }

    /// <summary>A new grant: by this operation, with a fence above every fence before.</summary>
    public void DemandGrant(SessionLock granted)
    {
        Demand(granted.SessionId == Stamp.SessionId, $"grants a lock to {granted.SessionId}");
        Demand(granted.OpId == Stamp.OpId, "the lock does not carry the id of its operation");
        Demand(granted.Fence > HighestFence, $"fence {granted.Fence} is not above {HighestFence}", VerifyRules.FenceNotIncreasing);
        DemandFence(granted.Fence);
    }

    /// <summary>Every operation on a lock carries the fence that was current at its place.</summary>
    public void DemandFence(long? current) =>
        Demand(Stamp.Fence is null || Stamp.Fence == current, $"carries fence {Stamp.Fence} where {current} is current");

    /// <summary>Someone else's lock: not without a challenge that its last heartbeat left unanswered.</summary>
    public void DemandTakeover(SessionLock taken) =>
        Demand(
            Stamp.Forced != false || taken.Challenge is { } asked && asked.Heartbeat == taken.Heartbeat?.Text,
            $"takes the lock of {taken.SessionId}, which was not asked");
}
