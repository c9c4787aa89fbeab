using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination;

/// <summary>A rewritten history, seen from a clone that knows the old one: what was lost, and the way on. The old tip stays under a backup ref.</summary>
internal sealed class AdoptionCourse(OpenState state, HistoryRewrittenRefusal rewritten)
{
    public async Task<AdoptionReport> ReportAsync(CancellationToken cancellationToken)
    {
        var again = rewritten.Found is { } found ? await StampsAsync(found, rewritten.LastSeen, cancellationToken).ConfigureAwait(false) : [];
        var kept = again.Select(commit => commit.Stamp?.OpId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var gone = await StampsAsync(rewritten.LastSeen, rewritten.Found, cancellationToken).ConfigureAwait(false);
        var history = new HistoryReader(state.Clone);
        var lost = ImmutableArray.CreateBuilder<LostOperation>();
        foreach (var (commit, stamp) in gone)
        {
            if (stamp is not null && !kept.Contains(stamp.OpId))
            {
                var prdId = PrdOf(await history.ReadOneAsync(commit.Id, cancellationToken).ConfigureAwait(false));
                lost.Add(new LostOperation(commit.Id, stamp.Verb, stamp.SessionId, prdId, OneLine.Of(commit.Message.Split('\n')[0])));
            }
        }

        return new AdoptionReport
        {
            StateRef = rewritten.Ref,
            OldTip = rewritten.LastSeen,
            NewTip = rewritten.Found,
            Lost = lost.ToImmutable(),
            OtherCommits = gone.Count(commit => commit.Stamp is null),
            BackupRef = Git.BackupRef.For(rewritten.Ref, state.Clone.Now),
        };
    }

    /// <summary>Keeps the old tip, and goes on from the new one.</summary>
    public async Task<AdoptionReport> AdoptAsync(AdoptionReport report, CancellationToken cancellationToken)
    {
        var kept = await state.Clone.Git.RunAsync(
            new GitCall("update-ref", "--end-of-options", report.BackupRef, report.OldTip, ""), cancellationToken).ConfigureAwait(false);
        if (!kept.Ok)
        {
            throw new CoordinationException(ErrorCodes.InTheWay, "The old tip could not be kept: " + kept.Words, report.BackupRef, "git for-each-ref refs/coord/backup");
        }

        await state.Branch.Tip.AdoptAsync(report.NewTip, cancellationToken).ConfigureAwait(false);
        await state.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return report with { Adopted = true };
    }

    // The commits that one tip has and the other has not, oldest first, with what they say of themselves.
    private async Task<List<(CommitObject Commit, OperationStamp? Stamp)>> StampsAsync(string tip, string? without, CancellationToken cancellationToken)
    {
        var list = await state.Clone.Git.RunAsync(
            new GitCall(["rev-list", "--topo-order", "--reverse", tip, .. without is null ? Array.Empty<string>() : ["--not", without], "--"]) { Timeout = TimeSpan.FromMinutes(5) },
            cancellationToken).ConfigureAwait(false);
        if (!list.Ok)
        {
            throw new CoordinationException(ErrorCodes.StateDamaged, "The history that this clone saw last is not here any more: " + list.Words, tip, "git fsck");
        }

        var commits = new List<(CommitObject, OperationStamp?)>();
        foreach (var id in list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var commit = await state.Clone.Objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false)
                ?? throw new CoordinationException(ErrorCodes.StateDamaged, "A commit of the history is missing.", id, "git fsck");
            commits.Add((commit, CommitMessage.Parse(commit.Message)));
        }

        return commits;
    }

    private static string? PrdOf(HistoryCommit commit)
    {
        if (commit.State is null || commit.Parents.IsEmpty)
        {
            return null;
        }

        var difference = StateDifference.Between(commit.Parents[0], commit.State);
        return difference.Locks.Select(change => (change.Before ?? change.After)!.PrdId)
            .Concat(difference.Prds.Select(change => (change.Before ?? change.After)!.Prd.Id)).FirstOrDefault(id => id is not null);
    }
}
