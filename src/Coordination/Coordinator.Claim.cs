using Coordination.Git.Spool;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Takes a PRD, or the next one that is free.</summary>
    /// <param name="request">What to claim.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The grant, or why there is none.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<ClaimResult>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (state, notNow) = await OpenToClaimAsync(request.PrdId, request.Checkout, cancellationToken).ConfigureAwait(false);
        if (state is null)
        {
            return Result<ClaimResult>.Refuse(notNow!);
        }

        var session = state.NewSession();
        var operation = state.Operation(session, PlainCommand.Claim(request.PrdId, state.Identity.Machine(), request.AllowConflict));
        var outcome = await state.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "claim", session, request.PrdId, outcome);
        return outcome.Refusal is { } refusal
            ? Result<ClaimResult>.Refuse(refusal)
            : await new GrantCourse(state, session, outcome, request.Checkout, PreviousSession: null).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over the lock of a dead session, by the takeover rule: the first call asks the holder, a later one takes over.</summary>
    /// <param name="request">What to take over.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The grant; or <see cref="TakeoverPendingRefusal"/> with the time after which to call again.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<ClaimResult>> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (state, notNow) = await OpenToClaimAsync(request.PrdId, request.Checkout, cancellationToken).ConfigureAwait(false);
        if (state is null)
        {
            return Result<ClaimResult>.Refuse(notNow!);
        }

        var session = state.NewSession();
        var machine = state.Identity.Machine();
        var operation = state.Operation(session, (stamp, caller, opId) =>
            new ResumeCommand(caller, stamp.Now, opId, request.PrdId, machine, Evidence(stamp, request.PrdId, request.Now)));
        var outcome = await TakeOverAsync(state, session, request.PrdId, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "resume", session, request.PrdId, outcome);
        var previous = outcome.Decision is Decision.Accepted ? outcome.Snapshot.State.LocksOf(request.PrdId).FirstOrDefault()?.SessionId : null;
        return outcome.Refusal is { } refusal
            ? Result<ClaimResult>.Refuse(refusal)
            : await new GrantCourse(state, session, outcome, request.Checkout, previous).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    // What claim and resume ask before anything is sent.
    private async Task<(OpenState? State, Refusal? Refusal)> OpenToClaimAsync(string? prdId, bool checkout, CancellationToken cancellationToken)
    {
        if (GateId(prdId) is { } invalid)
        {
            return (null, invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var dirty = checkout ? await FeatureBranch.RefuseCheckoutAsync(state.Clone, cancellationToken).ConfigureAwait(false) : null;
        return dirty is null ? (state, null) : (null, dirty);
    }
}
