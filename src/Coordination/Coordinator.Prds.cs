using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Brings a PRD in, as a draft or ready, with its documents. Saying the same again changes nothing.</summary>
    /// <param name="request">The PRD.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The PRD as it stands; <see cref="PrdExistsRefusal"/> where its id is taken, <see cref="FileInvalidRefusal"/> where its document can't be taken.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it; <c>usage</c>: the file can't be read.</exception>
    public Task<Result<PrdOpenedResult>> AddPrdAsync(AddPrdRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("prd add", null, token => AddPrdInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<PrdOpenedResult>> AddPrdInTurnAsync(AddPrdRequest request, CancellationToken cancellationToken)
    {
        var (prd, unfit) = await NewPrdSource.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        if (prd is null)
        {
            return Result<PrdOpenedResult>.Refuse(unfit!);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        if (prd.BranchName is { } branch && (RefName.Full(branch) == state.MainRef || RefName.Full(branch) == state.Location.StateRef))
        {
            return Result<PrdOpenedResult>.Refuse(new PreconditionRefusal(
                ErrorCodes.InvalidName, "A PRD needs a branch of its own; this one is where work lands or the state lives.", branch, "coord help prd add"));
        }

        var session = state.NewSession();
        var operation = state.Operation(session, (stamp, caller, opId) => new PrdAddCommand(caller, stamp.Now, opId, prd));
        return await OpenPrdAsync(state, "prd-add", session, prd.Id, operation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a draft ready to be claimed, or brings an abandoned PRD back from its archive.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The PRD as it stands, or why it can't be made ready.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<PrdOpenedResult>> ReadyPrdAsync(ReadyPrdRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("prd ready", request.PrdId, token => ReadyPrdInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<PrdOpenedResult>> ReadyPrdInTurnAsync(ReadyPrdRequest request, CancellationToken cancellationToken)
    {
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<PrdOpenedResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = state.NewSession();
        var operation = state.Operation(session, (stamp, caller, opId) => new PrdReadyCommand(caller, stamp.Now, opId, request.PrdId));
        return await OpenPrdAsync(state, "prd-ready", session, request.PrdId, operation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a claim of the next free PRD would take, and why not the others. Writes nothing.</summary>
    /// <param name="request">How to look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The PRD, if there is one, and every other open PRD with the reason.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<NextPrdResult>> NextPrdAsync(NextPrdRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("prd next", null, token => NextPrdInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<NextPrdResult>> NextPrdInTurnAsync(NextPrdRequest request, CancellationToken cancellationToken)
    {
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        if (look.Refusal is { } refusal)
        {
            return Result<NextPrdResult>.Refuse(refusal);
        }

        var session = state.Identity.Find();
        var asked = session ?? state.Clone.NewId();
        var command = new ClaimCommand(
            state.Grants.Prove(asked, look.Snapshot.State), state.Clone.Now, "", null, null, request.AllowConflict);
        var snapshot = look.Snapshot;
        var decision = Transition.Decide(snapshot.State, command);
        // The document of what was chosen may change the choice, here as when it is claimed.
        for (var chosen = NextPrdProjection.ChosenBy(decision);
             chosen is not null && await WithStoriesOfAsync(state, snapshot, chosen, cancellationToken).ConfigureAwait(false) is { } known;
             chosen = NextPrdProjection.ChosenBy(decision))
        {
            snapshot = known;
            decision = Transition.Decide(snapshot.State, command);
        }

        var result = NextPrdProjection.Of(snapshot.State, command, decision) with
        {
            SessionId = session,
            AsOf = state.Branch.Tip.FetchedTime,
            Offline = look.NotReached is not null,
        };
        return Result<NextPrdResult>.Of(result, look.NotReached is null ? [] : [new Warning("stale_view", LastKnown(state, look.NotReached))]);
    }

    // Null where nothing more is known of it.
    private static async Task<TipSnapshot?> WithStoriesOfAsync(OpenState state, TipSnapshot snapshot, string prdId, CancellationToken cancellationToken)
    {
        var known = await state.Branch.WithStoriesAsync(snapshot, prdId, cancellationToken).ConfigureAwait(false);
        return known.State.Stories.Count > snapshot.State.Stories.Count ? known : null;
    }

    private static async Task<Result<PrdOpenedResult>> OpenPrdAsync(
        OpenState state, string verb, string session, string prdId, Operation operation, CancellationToken cancellationToken)
    {
        var outcome = await state.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, verb, session, prdId, outcome);
        if (outcome.Refusal is { } refusal)
        {
            return Result<PrdOpenedResult>.Refuse(refusal);
        }

        var (prd, accepted) = outcome.Decision switch
        {
            Decision.Accepted done => (done.Prd!, done),
            Decision.Unchanged same => (same.Prd!, null),
            _ => throw new System.Diagnostics.UnreachableException(outcome.Decision.ToString()),
        };
        state.Identity.Keep(session).Save();
        var before = accepted is null ? null : outcome.Snapshot.State.FindAnywhere(prdId);
        return Result<PrdOpenedResult>.Of(
            new PrdOpenedResult
            {
                PrdId = prd.Id,
                Title = prd.Title,
                Status = Words.Of(prd),
                Priority = Words.Of(prd.Priority),
                PrdFile = prd.PrdFile,
                Files = prd.Files,
                Branch = prd.Branch,
                StoriesTotal = prd.StoriesTotal ?? 0,
                DependsOn = prd.DependsOn,
                BackFrom = before is { Status: PrdStatus.Abandoned } ? PrdFiles.ArchiveOf(before) ?? StatePath.Abandoned : null,
                Commit = outcome.Commit,
                Already = outcome.Commit is null,
            },
            accepted?.Warnings ?? []);
    }
}
