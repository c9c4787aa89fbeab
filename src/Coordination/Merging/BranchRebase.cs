using System.Collections.Immutable;
using Coordination.Git;

namespace Coordination.Merging;

/// <summary>
/// Brings a branch onto main in the worktree where it is checked out, as <c>git rebase</c> does, with the user's hooks. A conflict undoes
/// it: branch and worktree are as before. Nobody's merge driver runs, no stash is made, and no other branch moves.
/// </summary>
internal sealed class BranchRebase(LocalClone clone, string worktree)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string[] Middles = ["rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"];

    /// <summary>What a person began in the worktree and has not ended; null: nothing.</summary>
    public static string? InTheMiddleOf(string worktree)
    {
        var gitDir = Repository.Discover(worktree).GitDir;
        return Middles.FirstOrDefault(name => Path.Exists(Path.Combine(gitDir, name)));
    }

    /// <summary>The files that conflict; empty: the branch stands on <paramref name="main"/> now.</summary>
    /// <exception cref="CoordinationException">git could not rebase for another reason, or could not undo it.</exception>
    public async Task<ImmutableArray<string>> RunAsync(string main, CancellationToken cancellationToken)
    {
        var settings = await MergeDrivers.SwitchedOffAsync(clone, cancellationToken).ConfigureAwait(false);
        GitResult rebase;
        try
        {
            rebase = await GitAsync(
                settings, ["rebase", "--quiet", "--no-autostash", "--no-autosquash", "--no-update-refs", "--no-rerere-autoupdate", main], cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await UndoAsync(settings).ConfigureAwait(false);
            throw;
        }

        if (rebase.Ok)
        {
            return [];
        }

        var conflicts = await GitAsync(
            settings, ["diff", "--no-ext-diff", "--no-textconv", "--name-only", "--diff-filter=U", "-z"], CancellationToken.None).ConfigureAwait(false);
        await UndoAsync(settings).ConfigureAwait(false);
        var files = conflicts.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return files.Length > 0
            ? [.. files]
            : throw new CoordinationException(ErrorCodes.InTheWay, "git could not rebase the branch: " + rebase.Words, worktree, $"git -C {worktree} status");
    }

    // Whatever the caller wants by now: the worktree is not left in the middle.
    private async Task UndoAsync(ImmutableArray<KeyValuePair<string, string>> settings)
    {
        if (InTheMiddleOf(worktree) is not null
            && await GitAsync(settings, ["rebase", "--abort"], CancellationToken.None).ConfigureAwait(false) is { Ok: false } stuck)
        {
            throw new CoordinationException(
                ErrorCodes.InTheWay, "The rebase could not be undone: " + stuck.Words, worktree, $"git -C {worktree} rebase --abort");
        }
    }

    private Task<GitResult> GitAsync(
        ImmutableArray<KeyValuePair<string, string>> settings, string[] arguments, CancellationToken cancellationToken) => clone.Git.RunAsync(
        new GitCall(arguments)
        {
            Directory = worktree,
            Timeout = Patience,
            WithHooks = true,
            Environment = ImmutableDictionary<string, string>.Empty.Add("GIT_EDITOR", ":").Add("GIT_SEQUENCE_EDITOR", ":"),
            Settings = settings,
        },
        cancellationToken);
}
