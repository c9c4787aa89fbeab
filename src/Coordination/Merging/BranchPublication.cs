using Coordination.Git;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination.Merging;

/// <summary>What lands is the branch on the remote. A local one that is ahead is pushed first, by an ordinary push with the user's hooks.</summary>
internal static class BranchPublication
{
    /// <summary>The commit that lands, or why none can.</summary>
    public static async Task<(string? Commit, Refusal? Refusal)> PublishAsync(OpenBranch at, BranchTips tips, CancellationToken cancellationToken)
    {
        var branch = RefName.Short(tips.Name);
        if (tips.Worktree is { } folder
            && await FeatureBranch.DirtyFilesAsync(at.Repo, folder, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } dirty)
        {
            return (null, new PreconditionRefusal(
                ErrorCodes.DirtyTree, "The worktree of the branch has changes that are not committed.", folder, $"git -C {folder} status", dirty));
        }

        if (tips.Local is null || tips.Local == tips.Remote || !at.State.Target.IsRemote)
        {
            return (tips.Remote ?? tips.Local) is { } commit
                ? (commit, null)
                : (null, new PreconditionRefusal(
                    ErrorCodes.BranchMissing, "The branch exists neither here nor on the remote.", branch, $"git push {at.State.Location.Remote ?? "origin"} HEAD:{tips.Name}"));
        }

        if (tips.Remote is { } remote && await HasAsync(at.Repo, remote, tips.Local, cancellationToken).ConfigureAwait(false))
        {
            return (remote, null);
        }

        if (tips.Remote is not null && !await HasAsync(at.Repo, tips.Local, tips.Remote, cancellationToken).ConfigureAwait(false))
        {
            return (null, new PreconditionRefusal(
                ErrorCodes.Diverged, "The branch here and the one on the remote have diverged.", branch,
                $"git fetch {at.State.Location.Remote} && git rebase {at.State.Location.Remote}/{branch} {branch}"));
        }

        var answer = await at.State.Target.AdvanceAsync(
            [new RefUpdate(tips.Name, tips.Remote, tips.Local)], TimeSpan.FromMinutes(5), PushTraits.Work, cancellationToken).ConfigureAwait(false);
        return answer.Kind is PushAnswerKind.Moved or PushAnswerKind.AlreadyThere
            ? (tips.Local, null)
            : (null, new RemoteRefusal(RemoteWords.IsPolicy(answer.Words) ? ErrorCodes.RemotePolicy : ErrorCodes.RemoteBroken, tips.Name, answer.Words, 1));
    }

    private static async Task<bool> HasAsync(LocalClone clone, string commit, string ancestor, CancellationToken cancellationToken) =>
        (await clone.Git.RunAsync(new GitCall("merge-base", "--is-ancestor", ancestor, commit), cancellationToken).ConfigureAwait(false)).Ok;
}
