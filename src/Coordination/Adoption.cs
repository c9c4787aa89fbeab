using System.Collections.Immutable;
using System.Globalization;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination;

/// <summary>A rewritten history, seen from a clone that knows the old one: what was lost, and the way on. The old tip stays under a backup ref.</summary>
internal sealed class Adoption(OpenState state, HistoryRewrittenRefusal rewritten)
{
    public async Task<AdoptionReport> ReportAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<string> range = rewritten.Found is { } found ? [rewritten.LastSeen, "--not", found] : [rewritten.LastSeen];
        var list = await state.Clone.Git.RunAsync(new GitCall(["rev-list", "--topo-order", "--reverse", .. range, "--"]) { Timeout = TimeSpan.FromMinutes(5) }, cancellationToken)
            .ConfigureAwait(false);
        if (!list.Ok)
        {
            throw new CoordinationException(ErrorCodes.StateDamaged, "The history that this clone saw last is not here any more: " + list.Words, rewritten.LastSeen, "git fsck");
        }

        var history = new HistoryReader(state.Clone);
        var lost = ImmutableArray.CreateBuilder<LostOperation>();
        var others = 0;
        foreach (var id in list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var commit = await history.ReadAsync(id, cancellationToken).ConfigureAwait(false);
            if (commit.Stamp is not { } stamp)
            {
                others++;
            }
            else if (rewritten.Found is null || await HistoryWalk.FindAsync(state.Clone, rewritten.Found, stamp.OpId, cancellationToken).ConfigureAwait(false) is null)
            {
                var message = (await state.Clone.Objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false))!.Message;
                lost.Add(new LostOperation(id, stamp.Verb, stamp.SessionId, PrdOf(commit), OneLine.Of(message.Split('\n')[0])));
            }
        }

        return new AdoptionReport
        {
            StateRef = rewritten.Ref,
            OldTip = rewritten.LastSeen,
            NewTip = rewritten.Found,
            Lost = lost.ToImmutable(),
            OtherCommits = others,
            BackupRef = $"refs/coord/backup/{RefName.Short(rewritten.Ref)}/{state.Clone.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
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
