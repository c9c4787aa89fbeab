using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>A commit that changes a state file, read for the checker.</summary>
/// <param name="Commit">Its id.</param>
/// <param name="Parents">The state at each parent, in their order; empty for a first commit.</param>
/// <param name="State">The state at it; null: it cannot be read.</param>
/// <param name="Stamp">Its trailers; null: not made by coord.</param>
internal sealed record HistoryCommit(
    string Commit, ImmutableArray<CoordinationState> Parents, CoordinationState? State, OperationStamp? Stamp)
{
    /// <summary>Of a merge: the state at the common past of its parents; null: there is none.</summary>
    public CoordinationState? MergeBase { get; init; }

    /// <summary>
    /// Of a repair whose parent cannot be read: what each file said when it could be read last; null: the parent can be read, or
    /// there is no such version.
    /// </summary>
    public CoordinationState? LastReadable { get; init; }

    /// <summary>Why <see cref="State"/> cannot be read.</summary>
    public string? Damage { get; init; }
}
