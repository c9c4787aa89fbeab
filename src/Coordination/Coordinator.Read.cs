using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>The PRDs of the registry. Writes nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Open ones, then completed, then abandoned.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<PrdListResult>> ListPrdsAsync(CancellationToken cancellationToken = default) => ReadAsync(
        "prd list",
        (state, look) => new PrdListResult(PrdProjection.All(look.Snapshot.State), state.Branch.Tip.FetchedTime, look.NotReached is not null),
        cancellationToken);

    /// <summary>The silent locks. Writes nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each lock whose last sign of life is older than <c>staleAfter</c>, by this machine's clock.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<StaleResult>> StaleAsync(CancellationToken cancellationToken = default) => ReadAsync(
        "stale",
        (state, look) => new StaleResult(
            [.. StatusProjection.Locks(look.Snapshot.State, state.Identity.Find(), state.Clone.Now).Where(held => held.Stale)],
            state.Branch.Tip.FetchedTime,
            look.NotReached is not null),
        cancellationToken);

    /// <summary>One PRD with its stories. Writes nothing.</summary>
    /// <param name="prdId">Its id, with or without <c>prd-</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The PRD; <see cref="PrdNotFoundRefusal"/> with the nearest names where there is none.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<PrdShowResult>> ShowPrdAsync(string prdId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prdId);
        return InTurnAsync("prd show", prdId, token => ShowPrdInTurnAsync(prdId, token), cancellationToken);
    }

    private async Task<Result<PrdShowResult>> ShowPrdInTurnAsync(string prdId, CancellationToken cancellationToken)
    {
        if (GateId(prdId) is { } invalid)
        {
            return Result<PrdShowResult>.Refuse(invalid);
        }

        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        if (look.Refusal is { } refusal)
        {
            return Result<PrdShowResult>.Refuse(refusal);
        }

        var snapshot = await state.Branch.WithStoriesAsync(look.Snapshot, prdId, cancellationToken).ConfigureAwait(false);
        return snapshot.State.FindAnywhere(prdId) is not { } prd
            ? Result<PrdShowResult>.Refuse(new PrdNotFoundRefusal(prdId, NearestNames.Of(prdId, snapshot.State)))
            : Result<PrdShowResult>.Of(new PrdShowResult(
                PrdProjection.Of(snapshot.State, prd),
                PrdProjection.Stories(snapshot.State, prdId),
                StatusProjection.Locks(snapshot.State, state.Identity.Find(), state.Clone.Now).FirstOrDefault(held => PrdName.Same(held.PrdId, prdId)),
                state.Branch.Tip.FetchedTime,
                look.NotReached is not null));
    }

    private Task<Result<T>> ReadAsync<T>(string verb, Func<OpenState, Look, T> view, CancellationToken cancellationToken)
        where T : class =>
        InTurnAsync(verb, null, token => ReadInTurnAsync(view, token), cancellationToken);

    private async Task<Result<T>> ReadInTurnAsync<T>(Func<OpenState, Look, T> view, CancellationToken cancellationToken)
        where T : class
    {
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        return look.Refusal is { } refusal
            ? Result<T>.Refuse(refusal)
            : Result<T>.Of(view(state, look), look.NotReached is null ? [] : [new Warning("stale_view", LastKnown(state, look.NotReached))]);
    }

    // Without the remote the last known state is an answer too; a rewritten history is not, it needs a person.
    private static async Task<Look> LookAsync(OpenState state, CancellationToken cancellationToken)
    {
        var (snapshot, notReached) = await state.LookAsync(state.Clone.Options.ReadFetchTimeout, cancellationToken).ConfigureAwait(false);
        var refusal = notReached is HistoryRewrittenRefusal ? notReached : snapshot.Oid is null && notReached is not null ? notReached : snapshot.Problem;
        return new Look(snapshot, notReached, refusal);
    }

    private static string LastKnown(OpenState state, Refusal refusal) =>
        $"The remote was not reached ({refusal.Code}); this is what was known at {state.Branch.Tip.FetchedTime:u}.";

    private sealed record Look(TipSnapshot Snapshot, Refusal? NotReached, Refusal? Refusal);
}
