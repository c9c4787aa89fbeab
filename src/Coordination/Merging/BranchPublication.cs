using Coordination.Git;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination.Merging;

/// <summary>What lands is the branch on the remote. A local one that is ahead is pushed first, by an ordinary push with the user's hooks.</summary>
internal static class BranchPublication
{
    /// <summary>The commit that would land, or why none can. Nothing is pushed.</summary>
    public static async Task<(string? Commit, Refusal? Refusal)> ChooseAsync(OpenBranch at, BranchTips tips, CancellationToken cancellationToken)
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

        if (tips.Remote is { } remote && await Ancestry.HasAsync(at.Repo, remote, tips.Local, cancellationToken).ConfigureAwait(false))
        {
            return (remote, null);
        }

        return tips.Remote is null || await Ancestry.HasAsync(at.Repo, tips.Local, tips.Remote, cancellationToken).ConfigureAwait(false)
            ? (tips.Local, null)
            : (null, Diverged(at, branch));
    }

    /// <summary>Brings the chosen commit to the remote where it is not there yet; null: it is there.</summary>
    public static async Task<Refusal?> PublishAsync(OpenBranch at, BranchTips tips, string commit, CancellationToken cancellationToken)
    {
        if (commit == tips.Remote || !at.State.Target.IsRemote)
        {
            return null;
        }

        var answer = await at.State.Target.AdvanceAsync(
            [new RefUpdate(tips.Name, tips.Remote, commit)], TimeSpan.FromMinutes(5), PushTraits.Work, cancellationToken).ConfigureAwait(false);
        if (answer.Kind is PushAnswerKind.Moved or PushAnswerKind.AlreadyThere)
        {
            return null;
        }

        // Whatever was said, the remote knows.
        var now = await at.State.Target.FetchAsync([tips.Name], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return now.Tips.GetValueOrDefault(tips.Name) == commit ? null : Refuse(at, tips, answer, now);
    }

    private static Refusal Refuse(OpenBranch at, BranchTips tips, PushAnswer answer, FetchAnswer now)
    {
        if (now.Failure is { } failure)
        {
            return new RemoteRefusal(failure, tips.Name, answer.Words, 1);
        }

        if (now.Tips.GetValueOrDefault(tips.Name) != tips.Remote)
        {
            return Diverged(at, RefName.Short(tips.Name));
        }

        var code = RemoteWords.IsAuthentication(answer.Words) ? ErrorCodes.Authentication
            : answer.Kind == PushAnswerKind.Unclear ? ErrorCodes.RemoteUnreachable
            : answer.Kind == PushAnswerKind.NotSent || RemoteWords.IsPolicy(answer.Words) ? ErrorCodes.RemotePolicy
            : ErrorCodes.RemoteBroken;
        return new RemoteRefusal(code, tips.Name, answer.Words, 1);
    }

    /// <summary>Both sides have commits that the other lacks.</summary>
    public static PreconditionRefusal Diverged(OpenBranch at, string branch) => new(
        ErrorCodes.Diverged, "The branch here and the one on the remote have diverged.", branch,
        $"git fetch {at.State.Location.Remote} && git rebase {at.State.Location.Remote}/{branch} {branch}");
}
