using System.Collections.Immutable;
using System.Globalization;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>The feature branch of a grant, as it stands in this clone.</summary>
/// <param name="Oid">The commit at which it stands.</param>
/// <param name="Worktree">Where it is checked out; null: nowhere.</param>
/// <param name="AheadBehind">Against main, when it existed before.</param>
/// <param name="Warnings">What the caller should know of it.</param>
internal sealed record FeatureBranch(string? Oid, string? Worktree, AheadBehind? AheadBehind, ImmutableArray<Warning> Warnings)
{
    /// <summary>
    /// Makes the branch at main's tip when it does not exist, here or, for a PRD that was worked on before, on the remote. Neither
    /// the working tree nor the current branch is touched.
    /// </summary>
    public static async Task<FeatureBranch> PrepareAsync(
        LocalClone clone, StateBranch state, string mainRef, string branch, string? mainTip, bool workedOn, CancellationToken cancellationToken)
    {
        var name = RefName.Full(branch);
        var local = (await clone.Objects.InfoAsync(name, cancellationToken).ConfigureAwait(false))?.Id;
        if (local is not null)
        {
            var behind = workedOn ? await BehindRemoteAsync(clone, state, name, local, cancellationToken).ConfigureAwait(false) : [];
            var worktree = (await WorktreeList.ReadAsync(clone.Git, cancellationToken).ConfigureAwait(false)).FirstOrDefault(tree => tree.Branch == name);
            var distance = mainTip is null ? null : await CompareAsync(clone, name, mainTip, cancellationToken).ConfigureAwait(false);
            return new FeatureBranch(local, worktree?.Path, distance, behind);
        }

        var (start, words) = await StartAsync(clone, state, mainRef, name, mainTip, workedOn, cancellationToken).ConfigureAwait(false);
        if (start is null)
        {
            return new FeatureBranch(null, null, null, [new Warning("branch_not_made", $"The branch '{branch}' was not made here: {words}")]);
        }

        var made = await clone.Git.RunAsync(
            new GitCall("update-ref", "-m", "coord: branch of a claim", "--end-of-options", name, start, clone.Format.Zero), cancellationToken)
            .ConfigureAwait(false);
        return made.Ok
            ? new FeatureBranch(start, null, null, [])
            : new FeatureBranch(null, null, null, [new Warning("branch_not_made", $"The branch '{branch}' could not be made here: {made.Words}")]);
    }

    /// <summary>Why the branch can't be checked out here; null: it can.</summary>
    public static async Task<Refusal?> RefuseCheckoutAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        if (clone.Repository.WorkTree is not { } folder)
        {
            return new PreconditionRefusal(ErrorCodes.InTheWay, "A bare repository has no working tree to check a branch out in.", clone.Repository.GitDir);
        }

        var dirty = await DirtyFilesAsync(clone, folder, cancellationToken).ConfigureAwait(false);
        return dirty.IsEmpty
            ? null
            : new PreconditionRefusal(ErrorCodes.DirtyTree, "The working tree has changes that are not committed.", folder, "git stash", dirty);
    }

    /// <summary>Checks the branch out in the caller's worktree, with the user's hooks.</summary>
    public static async Task<string?> CheckoutAsync(LocalClone clone, string branch, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(new GitCall("checkout", "--quiet", branch, "--") { WithHooks = true }, cancellationToken).ConfigureAwait(false);
        return result.Ok
            ? clone.Repository.WorkTree
            : throw new CoordinationException(ErrorCodes.InTheWay, "The claim stands, but git could not check the branch out: " + result.Words, branch, "git checkout " + branch);
    }

    /// <summary>Files with changes that are in no commit, untracked ones included.</summary>
    public static async Task<ImmutableArray<string>> DirtyFilesAsync(LocalClone clone, string folder, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(
            new GitCall("status", "--porcelain", "-z", "--untracked-files=normal") { Directory = folder }, cancellationToken).ConfigureAwait(false);
        if (!result.Ok)
        {
            throw new CoordinationException(ErrorCodes.InTheWay, "git can't tell whether the worktree is clean: " + result.Words, folder, $"git -C {folder} status");
        }

        return [.. result.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Length > 3 ? line[3..] : line)];
    }

    public static async Task<AheadBehind?> CompareAsync(LocalClone clone, string branch, string mainTip, CancellationToken cancellationToken)
    {
        var result = await clone.Git.RunAsync(
            new GitCall("rev-list", "--left-right", "--count", "--end-of-options", $"{branch}...{mainTip}", "--"), cancellationToken).ConfigureAwait(false);
        var counts = result.Line.Split('\t');
        return result.Ok && counts.Length == 2
            ? new AheadBehind(int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture))
            : null;
    }

    // An earlier holder may have pushed more than this clone has.
    private static async Task<ImmutableArray<Warning>> BehindRemoteAsync(
        LocalClone clone, StateBranch state, string name, string local, CancellationToken cancellationToken)
    {
        var answer = await state.Target.FetchAsync([name], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if (answer.Tips.GetValueOrDefault(name) is not { } remote || remote == local)
        {
            return [];
        }

        var distance = await CompareAsync(clone, name, remote, cancellationToken).ConfigureAwait(false);
        var branch = RefName.Short(name);
        return distance is { Behind: > 0 }
            ? [new Warning("branch_behind", $"'{branch}' here lacks {distance.Behind} commit(s) that the remote has: git fetch {state.Location.Remote} {branch} && git merge FETCH_HEAD")]
            : [];
    }

    // Work of an earlier holder on the remote comes first; it must not be done twice.
    private static async Task<Start> StartAsync(
        LocalClone clone, StateBranch state, string mainRef, string name, string? mainTip, bool workedOn, CancellationToken cancellationToken)
    {
        if (mainTip is not null && !workedOn)
        {
            return new(mainTip, "");
        }

        string[] wanted = workedOn ? [name, mainRef] : [mainRef];
        var answer = await state.Target.FetchAsync(wanted, clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return new(
            workedOn && !answer.Reached ? null : answer.Tips.GetValueOrDefault(name) ?? answer.Tips.GetValueOrDefault(mainRef) ?? mainTip, answer.Words);
    }

    private sealed record Start(string? Oid, string Words);
}
