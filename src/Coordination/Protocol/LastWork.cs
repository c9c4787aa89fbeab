using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>
/// The last real work of a session: the newest commit on its branch since the claim. A branch that still stands where it was made, at
/// main or at a commit of the protocol, has none.
/// </summary>
internal static class LastWork
{
    /// <summary>The locks, each with its last work.</summary>
    /// <param name="tips">What this clone has of the branches: here, and as fetched last.</param>
    /// <param name="main">Commits at which main stands.</param>
    public static ImmutableArray<LockView> On(
        ImmutableArray<LockView> locks, ILookup<string, WorkTip> tips, IReadOnlySet<string> main, DateTimeOffset now) =>
        [.. locks.Select(held => held.Branch is { } branch && Of(tips[branch], held.ClaimedAt, main) is { } work
            ? held with { LastCommit = work.Oid, LastCommitAt = work.At, LastCommitAgeSeconds = (long)(now - work.At).TotalSeconds }
            : held)];

    private static WorkTip? Of(IEnumerable<WorkTip> tips, string? claimedAt, IReadOnlySet<string> main)
    {
        var since = claimedAt is null ? null : new Timestamp(claimedAt).Time;
        return tips.Where(tip => !tip.IsOperation && !main.Contains(tip.Oid) && (since is null || tip.At >= since)).MaxBy(tip => tip.At);
    }
}
