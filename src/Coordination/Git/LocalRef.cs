using System.Collections.Immutable;
using System.Text;

namespace Coordination.Git;

/// <summary>
/// The refs of this repository, for projects without a remote. A branch that is checked out moves together with its worktree:
/// moving the ref alone would make the person's next <c>commit -am</c> undo the change.
/// </summary>
internal sealed class LocalRef(GitProcess git, Repository repository, ObjectReader reader, Func<string> newToken) : IStateRef
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
        if (await MovedAsync(updates, cancellationToken).ConfigureAwait(false) is { } moved)
        {
            return moved;
        }

        var moves = await MovesAsync(updates, cancellationToken).ConfigureAwait(false);
        foreach (var move in moves)
        {
            await CheckAsync(move, cancellationToken).ConfigureAwait(false);
        }

        using var note = moves.Count == 0 ? null : MoveJournal.Open(repository, moves, newToken());
        var lines = updates.Select(one => one switch
        {
            { New: null } => $"delete {one.Ref} {one.Expected}\n",
            { Expected: null } => $"create {one.Ref} {one.New}\n",
            _ => $"update {one.Ref} {one.New} {one.Expected}\n",
        });
        var update = await git.RunAsync(
            new GitCall("update-ref", "--create-reflog", "-m", "coord", "--stdin") { Input = Encoding.UTF8.GetBytes(string.Concat(lines)) },
            cancellationToken).ConfigureAwait(false);
        if (!update.Ok)
        {
            note?.Settle();
            return new PushAnswer(PushAnswerKind.Rejected, update.Words, update.Duration);
        }

        if (await FollowAsync(moves, cancellationToken).ConfigureAwait(false))
        {
            note?.Settle();
        }

        return new PushAnswer(PushAnswerKind.Moved, "", update.Duration);
    }

    /// <summary>A branch that was moved by a command that was killed before the worktree followed: it follows now, where it still stands there.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (moves, note) in MoveJournal.Orphans(repository))
        {
            using (note)
            {
                var behind = new List<WorktreeMove>();
                foreach (var move in moves.Where(move => Directory.Exists(move.Path)))
                {
                    var head = await git.RunAsync(
                        new GitCall("rev-parse", "--verify", "--quiet", "HEAD") { Directory = move.Path }, cancellationToken).ConfigureAwait(false);
                    if (head.Line == move.New)
                    {
                        behind.Add(move);
                    }
                }

                if (await FollowAsync(behind, cancellationToken).ConfigureAwait(false))
                {
                    note.Settle();
                }
            }
        }
    }

    // Brings the index and the files from one commit to the next, keeping unrelated edits. What is there already stays.
    private async Task<bool> FollowAsync(IEnumerable<WorktreeMove> moves, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var move in moves)
        {
            all &= (await git.RunAsync(new GitCall("read-tree", "-m", "-u", move.Old, move.New) { Directory = move.Path }, cancellationToken)
                .ConfigureAwait(false)).Ok;
        }

        return all;
    }

    // A lost race, and not an edit that is in the way: the worktree has gone on with the ref.
    private async Task<PushAnswer?> MovedAsync(IReadOnlyList<RefUpdate> updates, CancellationToken cancellationToken)
    {
        foreach (var update in updates.Where(update => update.Expected is not null))
        {
            if ((await reader.InfoAsync(update.Ref, cancellationToken).ConfigureAwait(false))?.Id != update.Expected)
            {
                return new PushAnswer(PushAnswerKind.Rejected, update.Ref + " moved meanwhile", TimeSpan.Zero);
            }
        }

        return null;
    }

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
