using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>A PRD as this clone knows it.</summary>
/// <param name="Id">Its id, as others wrote it.</param>
/// <param name="Free">Whether it is ready and nobody holds it.</param>
/// <param name="Held">Whether somebody holds it.</param>
internal sealed record LocalPrd(string Id, bool Free, bool Held);

/// <summary>Names that this clone knows without asking anybody, for those who type: as others wrote them, so not to be trusted.</summary>
/// <param name="Prds">PRDs in the registry's order: open ones, then completed, then abandoned.</param>
/// <param name="Sessions">Holders of locks, and the session of this worktree.</param>
/// <param name="Branches">Branches of the clone, and those that locks name.</param>
/// <param name="Stories">Open stories of the PRD that this worktree's session holds.</param>
internal sealed record LocalNames(
    ImmutableArray<LocalPrd> Prds, ImmutableArray<string> Sessions, ImmutableArray<string> Branches, ImmutableArray<string> Stories)
{
    /// <summary>Reads them from the tip that was fetched last. Nothing is fetched.</summary>
    /// <param name="path">A folder in a worktree.</param>
    /// <param name="options">How to work; offline whatever they say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public static async Task<LocalNames> ReadAsync(string path, CoordinatorOptions options, CancellationToken cancellationToken)
    {
        var open = await OpenState.OpenAsync(path, options with { Offline = true }, null, cancellationToken).ConfigureAwait(false);
        await using var _ = open.Clone.ConfigureAwait(false);
        var state = open.First.State;
        var session = open.Identity.Find();
        return new LocalNames(
            [.. PrdProjection.All(state).Select(prd => new LocalPrd(prd.PrdId, prd is { Status: "ready", Holder: null }, prd.Holder is not null))],
            [.. state.Locks.Select(held => held.SessionId).Concat(session is null ? [] : [session]).Distinct()],
            [.. await HeadsAsync(open.Clone, cancellationToken).ConfigureAwait(false), .. state.Locks.Select(held => held.Branch).OfType<string>()],
            await StoriesAsync(open, session, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IEnumerable<string>> HeadsAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var heads = await clone.Git.RunAsync(
            new GitCall("for-each-ref", "--format=%(refname)", "refs/heads/"), cancellationToken).ConfigureAwait(false);
        return heads.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RefName.Short);
    }

    private static async Task<ImmutableArray<string>> StoriesAsync(OpenState open, string? session, CancellationToken cancellationToken)
    {
        if (open.First.State.Locks.FirstOrDefault(held => held.SessionId == session)?.PrdId is not { } prdId)
        {
            return [];
        }

        var snapshot = await open.Branch.WithStoriesAsync(open.First, prdId, cancellationToken).ConfigureAwait(false);
        return [.. PrdProjection.Stories(snapshot.State, prdId).Where(story => !story.Passes).Select(story => story.Id)];
    }
}
