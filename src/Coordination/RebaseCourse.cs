using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// The course of <c>sync --rebase</c>: look, rebase in the worktree, keep the old commits, move the branch on the remote. What others
/// pushed to the branch is never overwritten: the remote moves only from where it stood when all of it was in the local branch.
/// </summary>
internal sealed class RebaseCourse(OpenState state, AckNote acknowledge)
{
    private OpenBranch At => new(state.Clone, state.Branch, state.MainRef);

    public async Task<Result<RebasedBranch>> RunAsync(CancellationToken cancellationToken)
    {
        var snapshot = await state.Branch.RecallAsync(cancellationToken).ConfigureAwait(false);
        var session = state.Identity.Find();
        var held = session is null ? null : snapshot.State.LocksHeldBy(session).FirstOrDefault(one => one.PrdId is not null);
        var branch = held is null ? Current() : LockBranch.Of(snapshot.State, held);
        if (branch is null || !LockBranch.IsUsable(branch) || RefName.Full(branch) == At.MainRef || RefName.Full(branch) == state.Location.StateRef)
        {
            return Refuse(ErrorCodes.NoLock, "There is no branch to rebase: the session holds no PRD, and no feature branch is checked out here.", branch, "coord status");
        }

        var (tips, answer) = await BranchTips.FindAsync(At, branch, cancellationToken).ConfigureAwait(false);
        if (answer.Tips.GetValueOrDefault(At.MainRef) is not { } main)
        {
            return Result<RebasedBranch>.Refuse(new RemoteRefusal(answer.Failure ?? ErrorCodes.RemoteBroken, At.MainRef, answer.Words));
        }

        if (await RefuseAsync(tips, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return Result<RebasedBranch>.Refuse(refusal);
        }

        return await RebaseAsync(tips, main, session, held, cancellationToken).ConfigureAwait(false);
    }

    // The branch that is checked out where the command runs.
    private string? Current()
    {
        var head = Path.Combine(state.Clone.Repository.GitDir, "HEAD");
        const string symbolic = "ref: refs/heads/";
        return File.ReadAllText(head).TrimEnd() is var text && text.StartsWith(symbolic, StringComparison.Ordinal) ? text[symbolic.Length..] : null;
    }

    private async Task<Refusal?> RefuseAsync(BranchTips tips, CancellationToken cancellationToken)
    {
        var branch = RefName.Short(tips.Name);
        if (tips.Local is null || tips.Worktree is not { } worktree)
        {
            return new PreconditionRefusal(
                ErrorCodes.BranchMissing, "The branch is checked out nowhere in this clone, and a rebase needs its worktree.", branch, "git switch " + branch);
        }

        if (BranchRebase.InTheMiddleOf(worktree) is { } begun)
        {
            return new PreconditionRefusal(
                ErrorCodes.InTheWay, $"The worktree is in the middle of something else ({begun}).", worktree, $"git -C {worktree} status");
        }

        if (await FeatureBranchDirtAsync(worktree, cancellationToken).ConfigureAwait(false) is { } dirty)
        {
            return dirty;
        }

        return tips.Remote is null || await Ancestry.HasAsync(state.Clone, tips.Local, tips.Remote, cancellationToken).ConfigureAwait(false)
            ? null
            : BranchPublication.Diverged(At, branch);
    }

    private async Task<Refusal?> FeatureBranchDirtAsync(string worktree, CancellationToken cancellationToken) =>
        await Sessions.FeatureBranch.DirtyFilesAsync(state.Clone, worktree, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } dirty
            ? new PreconditionRefusal(ErrorCodes.DirtyTree, "The worktree of the branch has changes that are not committed.", worktree, $"git -C {worktree} status", dirty)
            : null;

    private async Task<Result<RebasedBranch>> RebaseAsync(
        BranchTips tips, string main, string? session, SessionLock? held, CancellationToken cancellationToken)
    {
        var from = tips.Local!;
        var done = new RebasedBranch { Branch = RefName.Short(tips.Name), Worktree = tips.Worktree!, From = from, To = from, Onto = main, Pushed = tips.Remote == from };
        if (await Ancestry.HasAsync(state.Clone, from, main, cancellationToken).ConfigureAwait(false))
        {
            return Result<RebasedBranch>.Of(done);
        }

        var backup = BackupRef.For(tips.Name, state.Clone.Now);
        var kept = await state.Clone.Git.RunAsync(new GitCall("update-ref", "--end-of-options", backup, from), cancellationToken).ConfigureAwait(false);
        if (!kept.Ok)
        {
            return Refuse(ErrorCodes.InTheWay, "The old commits could not be kept under a backup ref, so nothing was rebased: " + kept.Words, backup, "git status");
        }

        var conflicts = await new BranchRebase(state.Clone, tips.Worktree!).RunAsync(main, cancellationToken).ConfigureAwait(false);
        if (!conflicts.IsEmpty)
        {
            await state.Clone.Git.RunAsync(new GitCall("update-ref", "-d", backup, from), cancellationToken).ConfigureAwait(false);
            var conflict = new MergeConflictRefusal(held?.PrdId ?? "", done.Branch, RefName.Short(At.MainRef), conflicts, LockBlocked: false) { OfRebase = true };
            return Result<RebasedBranch>.Refuse(
                held is null ? conflict : await new ConflictBlock(state, session!, acknowledge).NoteAsync(held.PrdId, conflict, cancellationToken).ConfigureAwait(false));
        }

        var to = (await state.Clone.Objects.InfoAsync(tips.Name, cancellationToken).ConfigureAwait(false))?.Id ?? from;
        return await PublishAsync(tips, done with { To = to, BackupRef = backup, Pushed = false }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Result<RebasedBranch>> PublishAsync(BranchTips tips, RebasedBranch done, CancellationToken cancellationToken)
    {
        if (tips.Remote is null || !state.Branch.Target.IsRemote)
        {
            return Result<RebasedBranch>.Of(done);
        }

        var refusal = await BranchPublication.PublishAsync(At, tips, done.To, cancellationToken).ConfigureAwait(false);
        return refusal is null
            ? Result<RebasedBranch>.Of(done with { Pushed = true })
            : Result<RebasedBranch>.Of(done, [new Warning(
                "not_pushed", $"The branch here is rebased; the remote still has the old one ({refusal.Code}): git push --force-with-lease={done.Branch}:{tips.Remote} {state.Location.Remote} {done.Branch}")]);
    }

    private static Result<RebasedBranch> Refuse(ErrorCode code, string problem, string? where, string fix) =>
        Result<RebasedBranch>.Refuse(new PreconditionRefusal(code, problem, where, fix));
}
