using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>Deletes a branch by compare-and-swap, where its commits are merged or kept elsewhere. A branch that is checked out stays.</summary>
internal static class BranchRemoval
{
    /// <summary>What was kept, and why; null: the branch is gone here and on the remote.</summary>
    public static async Task<Warning?> RemoveAsync(
        OpenBranch at, BranchTips tips, IReadOnlyList<string> safe, IReadOnlyList<RefUpdate> backups, IEnumerable<SessionLock> others,
        CancellationToken cancellationToken)
    {
        var branch = RefName.Short(tips.Name);
        if (!RefName.IsBranch(tips.Name) || tips.Name == at.MainRef || tips.Name == at.State.Location.StateRef || tips.Name == at.State.Location.DefaultBranch)
        {
            return new Warning("branch_kept", $"'{branch}' is nobody's feature branch; it stays.");
        }

        if (others.Any(held => held.Branch is { } used && RefName.Full(used) == tips.Name))
        {
            return new Warning("branch_kept", $"'{branch}' is named by another lock too; it stays.");
        }

        var remote = await RemoveRemoteAsync(at, tips, safe, backups, cancellationToken).ConfigureAwait(false);
        var local = await RemoveLocalAsync(at, tips, safe, cancellationToken).ConfigureAwait(false);
        return remote ?? local;
    }

    private static async Task<Warning?> RemoveRemoteAsync(
        OpenBranch at, BranchTips tips, IReadOnlyList<string> safe, IReadOnlyList<RefUpdate> backups, CancellationToken cancellationToken)
    {
        var removal = tips.Remote is { } oid && safe.Contains(oid) ? new RefUpdate(tips.Name, oid, null) : null;
        List<RefUpdate> updates = [.. backups, .. removal is null ? [] : new[] { removal }];
        if (updates.Count == 0 || !at.State.Target.IsRemote)
        {
            return tips.Remote is null ? null : new Warning("branch_kept", $"'{RefName.Short(tips.Name)}' moved on the remote meanwhile; it stays.");
        }

        var answer = await PushAsync(at, updates, cancellationToken).ConfigureAwait(false);
        if (answer.Kind == PushAnswerKind.NoAtomic)
        {
            // In steps: the backup first, so that a cut in between loses nothing.
            foreach (var update in updates)
            {
                answer = await PushAsync(at, [update], cancellationToken).ConfigureAwait(false);
                if (answer.Kind is not (PushAnswerKind.Moved or PushAnswerKind.AlreadyThere))
                {
                    break;
                }
            }
        }

        return answer.Kind is PushAnswerKind.Moved or PushAnswerKind.AlreadyThere
            ? null
            : new Warning("branch_kept", $"The remote did not delete '{RefName.Short(tips.Name)}': {answer.Words}");
    }

    private static async Task<Warning?> RemoveLocalAsync(OpenBranch at, BranchTips tips, IReadOnlyList<string> safe, CancellationToken cancellationToken)
    {
        if (tips.Local is not { } oid)
        {
            return null;
        }

        if (tips.Worktree is { } folder)
        {
            return new Warning("branch_kept", $"'{RefName.Short(tips.Name)}' is checked out in {folder}; it stays.");
        }

        if (!await IsKeptByAsync(at, oid, safe, cancellationToken).ConfigureAwait(false))
        {
            return new Warning("branch_kept", $"'{RefName.Short(tips.Name)}' has commits here that are not merged; it stays.");
        }

        var result = await at.Repo.Git.RunAsync(new GitCall("update-ref", "-d", tips.Name, oid), cancellationToken).ConfigureAwait(false);
        return result.Ok ? null : new Warning("branch_kept", $"'{RefName.Short(tips.Name)}' moved here meanwhile; it stays.");
    }

    // Its own commit, or one that has it in its history.
    private static async Task<bool> IsKeptByAsync(OpenBranch at, string oid, IReadOnlyList<string> safe, CancellationToken cancellationToken)
    {
        foreach (var kept in safe)
        {
            if (await Ancestry.HasAsync(at.Repo, kept, oid, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private static Task<PushAnswer> PushAsync(OpenBranch at, IReadOnlyList<RefUpdate> updates, CancellationToken cancellationToken) =>
        at.State.Target.AdvanceAsync(updates, TimeSpan.FromMinutes(2), PushTraits.Work, cancellationToken);
}
