using Coordination.Documents;

namespace Coordination.Git;

/// <summary>What lies between two commits.</summary>
/// <param name="Fence">The highest fence that a trailer in between gives.</param>
internal sealed record HistoryWalk(long Fence)
{
    /// <summary>Walks from a commit back to an ancestor, over all parents; null when it is none.</summary>
    public static async Task<HistoryWalk?> BackAsync(LocalClone clone, string from, string ancestor, int limit, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var queue = new Queue<string>(seen);
        var fence = 0L;
        for (var steps = 0; steps < limit && queue.TryDequeue(out var next); steps++)
        {
            if (next == ancestor)
            {
                return new HistoryWalk(fence);
            }

            if (await clone.Objects.ReadCommitAsync(next, cancellationToken).ConfigureAwait(false) is not { } commit)
            {
                continue;
            }

            fence = Math.Max(fence, CommitMessage.Parse(commit.Message)?.Fence ?? 0);
            foreach (var parent in commit.Parents.Where(seen.Add))
            {
                queue.Enqueue(parent);
            }
        }

        return await AskGitAsync(clone, from, ancestor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The highest fence that the history names. Not the newest: an older lock's writes carry its older fence.</summary>
    public static async Task<long> HighestFenceAsync(LocalClone clone, string tip, CancellationToken cancellationToken)
    {
        var log = await clone.Git.RunAsync(
            new GitCall("log", "--extended-regexp", "--grep=^Coord-Fence: [0-9]+$", "--format=%B%x00", "--end-of-options", tip),
            cancellationToken).ConfigureAwait(false);
        return log.Ok
            ? log.Text.Split('\0').Select(message => CommitMessage.Parse(message.TrimStart('\n'))?.Fence ?? 0).Max()
            : 0;
    }

    /// <summary>The commit of an operation; null when the history does not have it.</summary>
    public static async Task<string?> FindAsync(LocalClone clone, string tip, string opId, CancellationToken cancellationToken)
    {
        var log = await clone.Git.RunAsync(
            new GitCall("log", "-1", "--fixed-strings", "--grep=Coord-Id: " + opId, "--format=%H", "--end-of-options", tip), cancellationToken).ConfigureAwait(false);
        return log.Ok && log.Line.Length > 0 ? log.Line : null;
    }

    // A long way: git's own walk is faster, and knows about shallow boundaries.
    private static async Task<HistoryWalk?> AskGitAsync(LocalClone clone, string from, string ancestor, CancellationToken cancellationToken)
    {
        var answer = await clone.Git.RunAsync(
            new GitCall("merge-base", "--is-ancestor", ancestor, from), cancellationToken).ConfigureAwait(false);
        return answer.Ok ? new HistoryWalk(await HighestFenceAsync(clone, from, cancellationToken).ConfigureAwait(false)) : null;
    }
}
