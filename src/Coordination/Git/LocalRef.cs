using System.Collections.Immutable;
using System.Text;

namespace Coordination.Git;

/// <summary>
/// The refs of this repository, for projects without a remote. A branch that is checked out moves together with its worktree:
/// moving the ref alone would make the person's next <c>commit -am</c> undo the change.
/// </summary>
internal sealed class LocalRef(GitProcess git, ObjectReader reader) : IStateRef
{
    public bool IsRemote => false;

    public async Task<FetchAnswer> FetchAsync(IReadOnlyList<string> refs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var tips = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var name in refs)
        {
            if (await reader.InfoAsync(name, cancellationToken).ConfigureAwait(false) is { Type: "commit" } found)
            {
                tips[name] = found.Id;
            }
        }

        return new FetchAnswer(null, tips.ToImmutable(), "");
    }

    public async Task<PushAnswer> AdvanceAsync(
        IReadOnlyList<RefUpdate> updates, TimeSpan timeout, PushTraits traits, CancellationToken cancellationToken)
    {
        var moves = await MovesAsync(updates, cancellationToken).ConfigureAwait(false);
        foreach (var move in moves)
        {
            await CheckAsync(move, cancellationToken).ConfigureAwait(false);
        }

        var lines = updates.Select(update => update switch
        {
            { New: null } => $"delete {update.Ref} {update.Expected}\n",
            { Expected: null } => $"create {update.Ref} {update.New}\n",
            _ => $"update {update.Ref} {update.New} {update.Expected}\n",
        });
        var moved = await git.RunAsync(
            new GitCall("update-ref", "--create-reflog", "-m", "coord", "--stdin") { Input = Encoding.UTF8.GetBytes(string.Concat(lines)) },
            cancellationToken).ConfigureAwait(false);
        if (!moved.Ok)
        {
            return new PushAnswer(PushAnswerKind.Rejected, moved.Words, moved.Duration);
        }

        foreach (var move in moves)
        {
            await FollowAsync(move, cancellationToken).ConfigureAwait(false);
        }

        return new PushAnswer(PushAnswerKind.Moved, "", moved.Duration);
    }

    /// <summary>Brings a worktree's index and files from one commit to the next, keeping unrelated edits.</summary>
    public Task<GitResult> FollowAsync(WorktreeMove move, CancellationToken cancellationToken) =>
        git.RunAsync(new GitCall("read-tree", "-m", "-u", move.Old, move.New) { Directory = move.Path }, cancellationToken);

    private async Task<List<WorktreeMove>> MovesAsync(IReadOnlyList<RefUpdate> updates, CancellationToken cancellationToken)
    {
        if (!updates.Any(update => update is { Expected: not null, New: not null }))
        {
            return [];
        }

        var worktrees = await WorktreeList.ReadAsync(git, cancellationToken).ConfigureAwait(false);
        return
        [
            .. from update in updates
               where update is { Expected: not null, New: not null }
               from worktree in worktrees
               where worktree.Branch == update.Ref
               select new WorktreeMove(worktree.Path, update.Expected!, update.New!),
        ];
    }

    private async Task CheckAsync(WorktreeMove move, CancellationToken cancellationToken)
    {
        await git.RunAsync(new GitCall("update-index", "-q", "--refresh") { Directory = move.Path }, cancellationToken).ConfigureAwait(false);
        var possible = await git.RunAsync(
            new GitCall("read-tree", "-n", "-m", "-u", move.Old, move.New) { Directory = move.Path }, cancellationToken).ConfigureAwait(false);
        if (!possible.Ok)
        {
            throw new CoordinationException(
                ErrorCodes.InTheWay, "The checked-out branch has to move, and an edit of yours is in the way: " + possible.Words,
                move.Path, "git stash");
        }
    }
}

/// <summary>A worktree that has to follow its branch.</summary>
internal sealed record WorktreeMove(string Path, string Old, string New);
