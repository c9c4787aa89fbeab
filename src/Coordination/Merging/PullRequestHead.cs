using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>The work of a pull request: where its branch stands on the remote, else the head that the lock or the host keeps.</summary>
/// <param name="Branch">Short name of the branch.</param>
/// <param name="Commit">The commit, which is in this clone; null: it can't be found any more.</param>
/// <param name="Tips">Where the branch stands; null: its name is not one that git may be given.</param>
internal sealed record PullRequestHead(string Branch, string? Commit, BranchTips? Tips)
{
    public static async Task<PullRequestHead> FindAsync(
        OpenBranch at, CoordinationState state, SessionLock held, ImmutableDictionary<string, string> fetched, IReadOnlyList<Worktree> worktrees,
        CancellationToken cancellationToken)
    {
        var branch = LockBranch.Of(state, held);
        if (!LockBranch.IsUsable(branch))
        {
            return new PullRequestHead(branch, null, null);
        }

        var name = RefName.Full(branch);
        var local = (await at.Repo.Objects.InfoAsync(name, cancellationToken).ConfigureAwait(false))?.Id;
        var remote = at.State.Target.IsRemote ? fetched.GetValueOrDefault(name) : null;
        var tips = new BranchTips(name, local, remote, worktrees.FirstOrDefault(tree => tree.Branch == name)?.Path);
        var head = new PullRequestHead(branch, remote ?? (at.State.Target.IsRemote ? null : local), tips);
        return head.Commit is not null ? head : head with { Commit = await KeptAsync(at, held, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Whether a foreign text names a commit of this clone.</summary>
    public static async Task<bool> IsHereAsync(LocalClone clone, string commit, CancellationToken cancellationToken) =>
        ObjectFormat.IsId(commit) && await clone.Objects.InfoAsync(commit, cancellationToken).ConfigureAwait(false) is { Type: "commit" };

    // Hosts delete the branch of a merged pull request, and keep its head under a ref of their own.
    private static async Task<string?> KeptAsync(OpenBranch at, SessionLock held, CancellationToken cancellationToken)
    {
        if (held.HeadOid is { } noted && await IsHereAsync(at.Repo, noted, cancellationToken).ConfigureAwait(false))
        {
            return noted;
        }

        if (PullRequestRef.Of(held.PrUrl) is not { } kept)
        {
            return null;
        }

        var answer = await at.State.Target.FetchAsync([kept], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return answer.Tips.GetValueOrDefault(kept);
    }
}
