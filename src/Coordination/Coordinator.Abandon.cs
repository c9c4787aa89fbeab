using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Gives a PRD up for good: it is archived with the reason, and its branch is kept under a backup ref.</summary>
    /// <param name="request">What to give up, and why.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The archive and the backup, or why not.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<AbandonResult>> AbandonAsync(AbandonRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<AbandonResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = state.NewSession();
        var (snapshot, _) = await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        var at = new OpenBranch(state.Clone, state.Branch, state.MainRef);
        var tips = await TipsToKeepAsync(at, snapshot, session, request.PrdId, cancellationToken).ConfigureAwait(false);
        var last = tips?.Remote ?? tips?.Local;
        var backups = tips is null ? [] : Backups(tips, state.Clone.Now);
        var operation = state.Operation(session, (stamp, caller, opId) => new AbandonCommand(
            caller, stamp.Now, opId, request.PrdId, request.Reason, last, backups.FirstOrDefault()?.Ref,
            request.PrdId is null ? null : Evidence(stamp, request.PrdId, request.Now)));
        var outcome = await TakeOverAsync(state, session, request.PrdId, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "abandon", session, request.PrdId, outcome);
        if (outcome.Refusal is { } refusal)
        {
            return Result<AbandonResult>.Refuse(refusal);
        }

        return outcome.Decision is Decision.Accepted accepted
            ? await AbandonedAsync(state, at, session, accepted, tips, backups, cancellationToken).ConfigureAwait(false)
            : Result<AbandonResult>.Of(new AbandonResult
            {
                PrdId = ((Decision.Unchanged)outcome.Decision).Prd!.Id,
                ArchivedTo = ((Decision.Unchanged)outcome.Decision).Prd!.ArchivedTo,
                AlreadyAbandoned = true,
            });
    }

    // The backup goes out with the push that deletes the branch; here it is made first.
    private static async Task<Result<AbandonResult>> AbandonedAsync(
        OpenState state, OpenBranch at, string session, Decision.Accepted accepted, BranchTips? tips, ImmutableArray<RefUpdate> backups,
        CancellationToken cancellationToken)
    {
        state.LetGo(session, accepted.Prd!.Id);
        var kept = default(Warning);
        var safe = new List<string>();
        foreach (var backup in backups)
        {
            var made = await state.Clone.Git.RunAsync(new GitCall("update-ref", "--end-of-options", backup.Ref, backup.New!), cancellationToken).ConfigureAwait(false);
            if (made.Ok)
            {
                safe.Add(backup.New!);
            }
            else
            {
                kept = new Warning("backup_not_made", $"The backup {backup.Ref} could not be made here, so the branch stays: {made.Words}");
            }
        }

        if (tips is not null && kept is null)
        {
            kept = await BranchRemoval.RemoveAsync(at, tips, safe, state.Branch.Target.IsRemote ? backups : [], accepted.Next.Locks, cancellationToken)
                .ConfigureAwait(false);
        }

        return Result<AbandonResult>.Of(
            new AbandonResult
            {
                PrdId = accepted.Prd!.Id,
                ArchivedTo = accepted.Prd.ArchivedTo,
                BackupRef = backups.FirstOrDefault()?.Ref,
                KeptBranch = kept is null ? null : accepted.Prd.Branch,
            },
            kept is null ? accepted.Warnings : accepted.Warnings.Add(kept));
    }

    private static async Task<BranchTips?> TipsToKeepAsync(
        OpenBranch at, TipSnapshot snapshot, string session, string? prdId, CancellationToken cancellationToken)
    {
        var held = prdId is null ? snapshot.State.LocksHeldBy(session).FirstOrDefault() : snapshot.State.LocksOf(prdId).FirstOrDefault();
        var branch = held?.Branch ?? (prdId is null ? null : snapshot.State.FindPrd(prdId)?.Branch);
        if (branch is null || !RefName.IsValid(branch) || !RefName.IsBranch(RefName.Full(branch)) || RefName.Full(branch) == at.MainRef || RefName.Full(branch) == at.State.Location.StateRef)
        {
            return null;
        }

        var (tips, reached) = await BranchTips.FindAsync(at, branch, cancellationToken).ConfigureAwait(false);
        return reached.Failure is { } failure
            ? throw new CoordinationException(failure, "The branch to keep could not be looked up on the remote: " + reached.Words, branch, "coord abandon")
            : tips.Local is null && tips.Remote is null ? null : tips;
    }

    private static ImmutableArray<RefUpdate> Backups(BranchTips tips, DateTimeOffset now)
    {
        var name = BackupRef.For(tips.Name, now);
        var first = tips.Remote ?? tips.Local!;
        return tips.Local is { } local && local != first
            ? [new RefUpdate(name, null, first), new RefUpdate(name + "-local", null, local)]
            : [new RefUpdate(name, null, first)];
    }
}
