using Coordination.Git;
using Coordination.Git.Spool;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Gives a PRD back; branch and worktree stay. Someone else's lock goes by the takeover rule.</summary>
    /// <param name="request">What to give back.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The PRD that is ready again, or why not.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<UnclaimResult>> UnclaimAsync(UnclaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<UnclaimResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = state.NewSession();
        var operation = request.PrdId is { } named
            ? state.Operation(session, (stamp, caller, opId) => new UnclaimCommand(caller, stamp.Now, opId, named, Evidence(stamp, named, request.Now)))
            : state.Operation(session, PlainCommand.Unclaim());
        var outcome = await TakeOverAsync(state, session, request.PrdId, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "unclaim", session, request.PrdId, outcome);
        if (outcome.Decision is not Decision.Accepted accepted)
        {
            return outcome.Refusal is { } refusal
                ? Result<UnclaimResult>.Refuse(refusal)
                : Result<UnclaimResult>.Of(new UnclaimResult(request.PrdId ?? "", null));
        }

        var prdId = accepted.Lock?.PrdId ?? request.PrdId ?? "";
        state.LetGo(session, prdId);
        return Result<UnclaimResult>.Of(new UnclaimResult(prdId, accepted.Lock?.Branch), accepted.Warnings);
    }

    private static TakeoverEvidence Evidence(Stamp stamp, string prdId, bool skipRule)
    {
        var held = stamp.State.LocksOf(prdId).FirstOrDefault();
        return held is null ? new TakeoverEvidence(TimeSpan.Zero, null, skipRule) : stamp.Sightings.EvidenceFor(held, skipRule);
    }

    // A refusal that asks for a challenge is followed by one, so that the next call can complete the takeover.
    private static async Task<OperationOutcome> TakeOverAsync(
        OpenState state, string session, string? prdId, Operation operation, CancellationToken cancellationToken)
    {
        var fresh = operation with { TrustTipFor = TimeSpan.Zero };
        var outcome = await state.PublishAsync(session, fresh, cancellationToken).ConfigureAwait(false);
        if (prdId is null || outcome.Refusal is not TakeoverPendingRefusal { Challenged: false } pending)
        {
            return outcome;
        }

        var challenge = state.Operation(session, (stamp, caller, opId) => new ChallengeCommand(caller, stamp.Now, opId, prdId));
        var posted = await state.PublishAsync(session, challenge, cancellationToken).ConfigureAwait(false);
        await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return posted.Refusal is not null
            ? posted
            : outcome with { Decision = new Decision.Refused(pending with { Challenged = true }), Attempts = posted.Attempts };
    }
}
