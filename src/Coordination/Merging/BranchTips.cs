using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>Where a PRD's branch stands, here and on the remote.</summary>
/// <param name="Name">Full ref name.</param>
/// <param name="Local">The commit here; null: no such branch.</param>
/// <param name="Remote">The commit on the remote; null: no such branch, or no remote.</param>
/// <param name="Worktree">Where it is checked out; null: nowhere.</param>
internal sealed record BranchTips(string Name, string? Local, string? Remote, string? Worktree)
{
    public static async Task<(BranchTips Tips, FetchAnswer Answer)> FindAsync(OpenBranch at, string branch, CancellationToken cancellationToken)
    {
        var name = RefName.Full(branch);
        var local = (await at.Repo.Objects.InfoAsync(name, cancellationToken).ConfigureAwait(false))?.Id;
        var answer = await at.State.Target.FetchAsync([name, at.MainRef], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        var worktrees = await WorktreeList.ReadAsync(at.Repo.Git, cancellationToken).ConfigureAwait(false);
        var remote = at.State.Target.IsRemote ? answer.Tips.GetValueOrDefault(name) : null;
        return (new BranchTips(name, local, remote, worktrees.FirstOrDefault(tree => tree.Branch == name)?.Path), answer);
    }
}

/// <summary>The parts of an opened clone that landing needs.</summary>
internal sealed record OpenBranch(LocalClone Repo, StateBranch State, string MainRef);
