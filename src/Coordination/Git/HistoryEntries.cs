using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination.Git;

/// <summary>Tells of a commit which sessions and PRDs it concerns: by what coord wrote on it, else by what it changes.</summary>
internal sealed class HistoryEntries(LocalClone clone)
{
    private readonly HistoryReader reader = new(clone);

    // A fence is given once, so every write of its holder concerns the PRD of that grant.
    private readonly Dictionary<(string Session, long Fence), string?> prds = [];

    /// <summary>Null for a merge that only takes over what one of its sides says: nothing happened in it.</summary>
    public async Task<(LogEntry Entry, ImmutableArray<string> Sessions)?> OfAsync(StateCommit commit, bool everyMerge, CancellationToken cancellationToken)
    {
        if (commit.Stamp is { } stamp)
        {
            var prd = await PrdOfAsync(commit, stamp, cancellationToken).ConfigureAwait(false);
            return (Plain(commit, "coord") with
            {
                Operation = stamp.Verb,
                OpId = stamp.OpId,
                SessionId = stamp.SessionId,
                PrdIds = prd is null ? [] : [prd],
                Fence = stamp.Fence,
                Forced = commit.Subject.Contains(" (forced)", StringComparison.Ordinal),
            }, [stamp.SessionId]);
        }

        var isMerge = commit.Parents.Length > 1;
        if (isMerge && !everyMerge && await TakesOneSideAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var step = await reader.ReadOneAsync(commit.Id, cancellationToken).ConfigureAwait(false);
        var before = step.Parents.IsEmpty ? CoordinationState.Empty : step.Parents[0];
        var difference = step.State is null ? new StateDifference([], []) : StateDifference.Between(before, step.State);
        var locks = difference.Locks.SelectMany(change => new[] { change.Before, change.After }).OfType<SessionLock>().ToList();
        var ids = locks.Select(held => held.PrdId).Concat(difference.Prds.Select(change => (change.Before ?? change.After)!.Prd.Id)).OfType<string>();
        ImmutableArray<string> sessions = [.. locks.Select(held => held.SessionId).Where(session => session.Length > 0).Distinct()];
        return (Plain(commit, isMerge ? "merge" : "hand") with
        {
            SessionId = sessions.Length == 1 ? sessions[0] : null,
            PrdIds = [.. ids.DistinctBy(PrdName.Key)],
        }, sessions);
    }

    private static LogEntry Plain(StateCommit commit, string kind) =>
        new() { Commit = commit.Id, Time = commit.Time, Kind = kind, Subject = commit.Subject, Author = commit.Author };

    private async Task<string?> PrdOfAsync(StateCommit commit, OperationStamp stamp, CancellationToken cancellationToken)
    {
        if (Subject.PrdOf(stamp.Verb, commit.Subject) is { } named)
        {
            return named;
        }

        if (stamp.Fence is not { } fence)
        {
            return null;
        }

        if (!prds.TryGetValue((stamp.SessionId, fence), out var known))
        {
            var file = await clone.Objects.ReadAsync($"{commit.Id}:{StatePath.Locks}", cancellationToken, 4 << 20).ConfigureAwait(false);
            var locks = file?.Content is { } content ? LocksDocument.Parse(content, StatePath.Locks).Document?.Locks ?? [] : [];
            prds[(stamp.SessionId, fence)] = known = locks.FirstOrDefault(held => held.SessionId == stamp.SessionId && held.Fence == fence)?.PrdId;
        }

        return known;
    }

    private async Task<bool> TakesOneSideAsync(StateCommit commit, CancellationToken cancellationToken)
    {
        var own = await FilesAsync(commit.Id, cancellationToken).ConfigureAwait(false);
        foreach (var parent in commit.Parents)
        {
            if (await FilesAsync(parent, cancellationToken).ConfigureAwait(false) == own)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<(string?, string?)> FilesAsync(string commit, CancellationToken cancellationToken) => (
        (await clone.Objects.InfoAsync($"{commit}:{StatePath.Locks}", cancellationToken).ConfigureAwait(false))?.Id,
        (await clone.Objects.InfoAsync($"{commit}:{StatePath.Registry}", cancellationToken).ConfigureAwait(false))?.Id);
}
