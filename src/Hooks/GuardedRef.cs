using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Hooks;

/// <summary>
/// Finds the ref that a server watches over: <c>coord.stateRef</c> of the receiving repository, else its default branch or the ref
/// to which that one says that the state has moved.
/// </summary>
internal static class GuardedRef
{
    private const int MostMoves = 3;

    /// <exception cref="CoordinationException">There is no default branch.</exception>
    public static async Task<string> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        if (clone.Config["coord.stateRef"] is { } pinned)
        {
            return RefName.Full(pinned);
        }

        var head = await clone.Git.RunAsync(new GitCall("symbolic-ref", "--quiet", "HEAD"), cancellationToken);
        var name = head.Ok
            ? head.Line
            : throw new CoordinationException(
                ErrorCodes.NotInitialized, "This repository has no default branch, so that nobody can tell where the state is.", "HEAD",
                "git config coord.stateRef refs/heads/main");
        for (var moves = 0; moves < MostMoves && await MovedToAsync(clone, name, cancellationToken) is { } next; moves++)
        {
            name = next;
        }

        return name;
    }

    // Where the state stands before this push: what the push says of it is what has to be judged.
    private static async Task<string?> MovedToAsync(LocalClone clone, string name, CancellationToken cancellationToken)
    {
        var tip = await clone.Objects.InfoAsync(name, cancellationToken);
        var reader = new SnapshotReader(clone.Objects, name, pinned: false, new Dictionary<string, string>());
        var snapshot = await reader.ReadAsync(tip?.Id, 0, cancellationToken);
        return (snapshot.Problem as StateMovedRefusal)?.MovedTo;
    }
}
