using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>
/// Tells whether the work of a commit has reached main, however it came there: merged or fast-forwarded (it is an ancestor), squashed or
/// rebased (main has the same changes, by git's patch ids), or done again by hand (merging it would add nothing). State paths do not count.
/// </summary>
internal sealed class MergedWork(OpenBranch at, CoordinationState state)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The commit on main that brought it, or where main stood when it was found there; null: it is not there.</summary>
    /// <param name="main">The tip of main, in this clone.</param>
    /// <param name="head">The commit to look for, in this clone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindAsync(string main, string head, CancellationToken cancellationToken)
    {
        if (await Ancestry.HasAsync(at.Repo, main, head, cancellationToken).ConfigureAwait(false))
        {
            return await BroughtByAsync(main, head, cancellationToken).ConfigureAwait(false);
        }

        var mergeBase = await RunAsync(cancellationToken, "merge-base", main, head).ConfigureAwait(false);
        if (!mergeBase.Ok)
        {
            return null;
        }

        var squashed = await SquashAsync(mergeBase.Line, head, cancellationToken).ConfigureAwait(false);
        return await TwinAsync(main, squashed, cancellationToken).ConfigureAwait(false)
            ?? await TwinAsync(main, head, cancellationToken).ConfigureAwait(false)
            ?? (await AddsNothingAsync(main, head, cancellationToken).ConfigureAwait(false) ? main : null);
    }

    // The oldest commit of main's first-parent line that has it; of a fast-forward the commit itself.
    private async Task<string> BroughtByAsync(string main, string head, CancellationToken cancellationToken)
    {
        var line = await RunAsync(cancellationToken, "rev-list", "--first-parent", "--ancestry-path", "--parents", $"{head}..{main}").ConfigureAwait(false);
        var oldest = line.Ok ? line.Text.TrimEnd('\n').Split('\n')[^1].Split(' ') : [];
        return oldest.Length < 2 || oldest[1] == head ? head : oldest[0];
    }

    // All the work of the branch as one commit, which is what a squash merge makes of it. It only serves the look and gets no ref.
    private async Task<string> SquashAsync(string mergeBase, string head, CancellationToken cancellationToken)
    {
        var commit = await at.Repo.Objects.ReadCommitAsync(head, cancellationToken).ConfigureAwait(false)
            ?? throw new CoordinationException(ErrorCodes.BranchMissing, "The commit to look for is not in this clone.", head, "git fetch");
        var pack = new PackWriter(at.Repo.Format);
        var nobody = new Signature("coord", "coord@localhost", DateTimeOffset.UnixEpoch);
        var squashed = pack.Add("commit", CommitObject.Write(commit.Tree, [mergeBase], nobody, nobody, "the work of the branch\n"));
        await at.Repo.StoreAsync(pack, cancellationToken, strict: false).ConfigureAwait(false);
        return squashed;
    }

    // Whether main has a commit with the same changes for each one of the branch; gives the newest of them. A merge on the branch has no twin.
    private async Task<string?> TwinAsync(string main, string head, CancellationToken cancellationToken)
    {
        string[] work = ["--", ":(top)", .. StatePath.All.Concat(Documents).Distinct().Select(path => $":(top,exclude,literal){path}")];
        var marks = await RunAsync(
            cancellationToken, ["rev-list", "--cherry-mark", "--left-right", $"{main}...{head}", .. work]).ConfigureAwait(false);
        var lines = marks.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!marks.Ok || !lines.Any(line => line[0] == '=') || lines.Any(line => line[0] == '>'))
        {
            return null;
        }

        var ours = lines.Where(line => line[0] == '=').Select(line => line[1..]);
        foreach (var commit in ours)
        {
            if (await Ancestry.HasAsync(at.Repo, main, commit, cancellationToken).ConfigureAwait(false))
            {
                return commit;
            }
        }

        return null;
    }

    private async Task<bool> AddsNothingAsync(string main, string head, CancellationToken cancellationToken)
    {
        var merge = await new BranchMerge(at.Repo, Documents).MergeAsync(main, head, cancellationToken).ConfigureAwait(false);
        var tip = await at.Repo.Objects.ReadCommitAsync(main, cancellationToken).ConfigureAwait(false);
        return merge.Tree is not null && merge.Tree == tip?.Tree;
    }

    private ImmutableArray<string> Documents => LandingPlan.DocumentsOf(state);

    private Task<GitResult> RunAsync(CancellationToken cancellationToken, params ReadOnlySpan<string> arguments) =>
        at.Repo.Git.RunAsync(new GitCall(arguments) { Timeout = Patience }, cancellationToken);
}
