using Coordination.Git;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>
    /// What a session has to know when it starts: who it is, what it holds, what is next, what others hold. Writes nothing; when the remote does
    /// not answer in time it tells the last known state and says so.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The briefing; a refusal where the state can't be read, or was never fetched and can't be now.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<PrimeResult>> PrimeAsync(CancellationToken cancellationToken = default) =>
        InTurnAsync("prime", null, PrimeInTurnAsync, cancellationToken);

    private async Task<Result<PrimeResult>> PrimeInTurnAsync(CancellationToken cancellationToken)
    {
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        if (look.Refusal is { } refusal)
        {
            return Result<PrimeResult>.Refuse(refusal);
        }

        var session = state.Identity.Find();
        var held = look.Snapshot.State.Locks.FirstOrDefault(one => one.SessionId == session);
        var snapshot = held?.PrdId is { } prdId
            ? await state.Branch.WithStoriesAsync(look.Snapshot, prdId, cancellationToken).ConfigureAwait(false)
            : look.Snapshot;
        var brief = Brief(state, snapshot, session);
        return Result<PrimeResult>.Of(
            brief with
            {
                Offline = look.NotReached is not null,
                Worktree = brief.Held?.Branch is { } branch ? await WorktreeOfAsync(state, branch, cancellationToken).ConfigureAwait(false) : null,
            },
            look.NotReached is null ? [] : [new Warning("stale_view", LastKnown(state, look.NotReached))]);
    }

    private static PrimeResult Brief(OpenState state, TipSnapshot snapshot, string? session)
    {
        var view = StatusProjection.Of(snapshot.State, session, state.Clone.Now);
        var noted = SessionFile.Open(state.Clone.Repository);
        var lost = noted.SessionId == session && noted.PrdId is { } prdId && !PrdName.Same(prdId, view.Current?.PrdId) ? prdId : null;
        return new PrimeResult
        {
            Project = state.Clone.Repository.ProjectName,
            Mode = snapshot.State.Settings.MultiSession ? "multi" : "solo",
            AsOf = state.Branch.Tip.FetchedTime,
            SessionId = session,
            Held = view.Current,
            Stories = view.Current?.PrdId is { } held ? PrdProjection.Stories(snapshot.State, held) : [],
            LostPrdId = lost,
            LostTo = lost is null ? null : snapshot.State.LocksOf(lost).FirstOrDefault()?.SessionId,
            Others = [.. view.Sessions.Where(one => !one.Mine)],
            Available = view.Available,
        };
    }

    private static async Task<string?> WorktreeOfAsync(OpenState state, string branch, CancellationToken cancellationToken)
    {
        var worktrees = await WorktreeList.ReadAsync(state.Clone.Git, cancellationToken).ConfigureAwait(false);
        return worktrees.FirstOrDefault(worktree => worktree.Branch == RefName.Full(branch))?.Path;
    }
}
