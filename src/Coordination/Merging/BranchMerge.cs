using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>
/// The one function that makes merges: <c>git merge-tree --write-tree</c>, without a checkout. Before it runs, the branch's side of
/// the state files, the PRD documents and the archives is replaced by the target's: state never conflicts, and is never smuggled in.
/// </summary>
internal sealed class BranchMerge(LocalClone clone, IEnumerable<string> documents)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<MergeOutcome> MergeAsync(string target, string branch, CancellationToken cancellationToken)
    {
        var targetCommit = await clone.Objects.ReadCommitAsync(target, cancellationToken).ConfigureAwait(false) ?? throw Missing(target);
        var branchCommit = await clone.Objects.ReadCommitAsync(branch, cancellationToken).ConfigureAwait(false) ?? throw Missing(branch);
        var mergeBase = await clone.Git.RunAsync(new GitCall("merge-base", target, branch), cancellationToken).ConfigureAwait(false);
        if (!mergeBase.Ok)
        {
            return new MergeOutcome(null, [], [], new PreconditionRefusal(
                ErrorCodes.Diverged, "The branch and its target share no history.", branch, "git log --oneline --graph " + branch));
        }

        if (mergeBase.Line == branch)
        {
            return new MergeOutcome(targetCommit.Tree, [], []);
        }

        var side = await WithoutStateAsync(targetCommit, branchCommit, cancellationToken).ConfigureAwait(false);
        using var attributes = await TargetAttributes.LayOutAsync(clone, target, cancellationToken).ConfigureAwait(false);
        var result = await clone.Git.RunAsync(
            new GitCall(
            [
                "-c", "merge.directoryRenames=false", "-c", "merge.renormalize=false", "merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", target, side,
            ])
            {
                Timeout = Patience,
                Settings = await MergeDrivers.SwitchedOffAsync(clone, cancellationToken).ConfigureAwait(false),
                Directory = attributes.Folder,
                Environment = [new("GIT_DIR", clone.Repository.GitDir), new("GIT_WORK_TREE", attributes.Folder)],
            },
            cancellationToken).ConfigureAwait(false);
        var fields = result.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return result switch
        {
            { Killed: false, ExitCode: 0 } => new MergeOutcome(fields[0], [branch], []),
            { Killed: false, ExitCode: 1 } => new MergeOutcome(null, [branch], [.. fields.Skip(1).Distinct()]),
            _ => throw new CoordinationException(ErrorCodes.Unexpected, "git could not try the merge: " + result.Words, branch, $"git merge-tree {target} {branch}"),
        };
    }

    // A commit like the branch's, with the target's state in place of its own. It only serves the merge and is never pushed.
    private async Task<string> WithoutStateAsync(CommitObject target, CommitObject branch, CancellationToken cancellationToken)
    {
        var pack = new PackWriter(clone.Format);
        var theirs = new TreeEditor(clone.Objects, pack);
        await theirs.OpenAsync(target.Tree, cancellationToken).ConfigureAwait(false);
        var ours = new TreeEditor(clone.Objects, pack);
        await ours.OpenAsync(branch.Tree, cancellationToken).ConfigureAwait(false);
        foreach (var path in StatePath.All.Concat(documents.Where(StatePath.IsDocument)).Distinct())
        {
            if (await theirs.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                if (await ours.FindAsync("docs", cancellationToken).ConfigureAwait(false) is null or { IsFolder: true })
                {
                    await ours.PutAsync(path, entry, cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                await ours.RemoveAsync(path, cancellationToken).ConfigureAwait(false);
            }
        }

        var nobody = new Signature("coord", "coord@localhost", DateTimeOffset.UnixEpoch);
        var commit = pack.Add("commit", CommitObject.Write(ours.Write(), [branch.Id], nobody, nobody, "the branch with the target's state\n"));
        await clone.StoreAsync(pack, cancellationToken, strict: false).ConfigureAwait(false);
        return commit;
    }

    private static CoordinationException Missing(string commit) =>
        new(ErrorCodes.BranchMissing, "The commit to merge is not in this clone.", commit, "git fetch");
}
