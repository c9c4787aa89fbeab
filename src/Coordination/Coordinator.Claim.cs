using Coordination.Git;
using Coordination.Sessions;
using Coordination.Protocol;

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
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<ClaimResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        if (request.Checkout && await FeatureBranch.RefuseCheckoutAsync(state.Clone, cancellationToken).ConfigureAwait(false) is { } dirty)
        {
            return Result<ClaimResult>.Refuse(dirty);
        }

        var session = state.NewSession();
        var machine = state.Identity.Machine();
        var operation = state.Operation(session, (stamp, caller, opId) =>
            new ClaimCommand(caller, stamp.Now, opId, request.PrdId, machine, request.AllowConflict));
        var outcome = await state.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "claim", session, request.PrdId, outcome);
        return outcome.Refusal is { } refusal
            ? Result<ClaimResult>.Refuse(refusal)
            : await GrantedAsync(state, session, outcome, request.Checkout, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over the lock of a dead session, by the takeover rule: the first call asks the holder, a later one takes over.</summary>
    /// <param name="request">What to take over.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The grant; or <see cref="TakeoverPendingRefusal"/> with the time after which to call again.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<ClaimResult>> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<ClaimResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        if (request.Checkout && await FeatureBranch.RefuseCheckoutAsync(state.Clone, cancellationToken).ConfigureAwait(false) is { } dirty)
        {
            return Result<ClaimResult>.Refuse(dirty);
        }

        var session = state.NewSession();
        var machine = state.Identity.Machine();
        var operation = state.Operation(session, (stamp, caller, opId) =>
            new ResumeCommand(caller, stamp.Now, opId, request.PrdId, machine, Evidence(stamp, request.PrdId, request.Now)));
        var outcome = await TakeOverAsync(state, session, request.PrdId, operation, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "resume", session, request.PrdId, outcome);
        var previous = outcome.Snapshot.State.LocksOf(request.PrdId).FirstOrDefault()?.SessionId;
        return outcome.Refusal is { } refusal
            ? Result<ClaimResult>.Refuse(refusal)
            : await GrantedAsync(state, session, outcome, request.Checkout, previous, cancellationToken).ConfigureAwait(false);
    }

    private static string RiskOf(CoordinationState state, string session, PrdEntry? prd) =>
        Words.Of(prd is null ? RiskLevel.None : ActivePrds.Of(state, session).RiskOf(prd).Level);

    // The local side of a grant: the session is kept, and the branch is there.
    private static async Task<Result<ClaimResult>> GrantedAsync(
        OpenState state, string session, OperationOutcome outcome, bool checkout, string? previous, CancellationToken cancellationToken)
    {
        var (held, prd, after, warnings) = outcome.Decision switch
        {
            Decision.Accepted accepted => (accepted.Lock!, accepted.Prd, accepted.Next, accepted.Warnings),
            Decision.Unchanged unchanged => (unchanged.Lock!, unchanged.Prd, outcome.Snapshot.State, []),
            _ => throw new System.Diagnostics.UnreachableException(outcome.Decision.ToString()),
        };
        var name = held.Branch ?? prd?.Branch ?? PrdName.DefaultBranch(held.PrdId!);
        var workedOn = previous is not null || outcome.Snapshot.State.FindPrd(held.PrdId!)?.StartedAt is not null;
        var mainTip = state.StateIsOnMain ? outcome.Commit ?? outcome.Snapshot.Oid : null;
        var branch = await FeatureBranch.PrepareAsync(state.Clone, state.Branch, state.MainRef, name, mainTip, workedOn, cancellationToken)
            .ConfigureAwait(false);
        var worktree = checkout
            ? await FeatureBranch.CheckoutAsync(state.Clone, name, cancellationToken).ConfigureAwait(false)
            : branch.Worktree;
        var file = state.Identity.Keep(session);
        file.Hold(held.PrdId!, name, held.Fence ?? 0);
        file.Save();
        var settings = outcome.Snapshot.Settings;
        return Result<ClaimResult>.Of(
            new ClaimResult
            {
                SessionId = session,
                PrdId = held.PrdId!,
                PrdFile = held.PrdFile ?? prd?.PrdFile,
                Branch = name,
                BranchBase = branch.Oid,
                Fence = held.Fence ?? 0,
                OpId = held.OpId ?? "",
                Worktree = worktree,
                Risk = RiskOf(outcome.Snapshot.State, session, prd),
                Stories = PrdProjection.Stories(outcome.Snapshot.State, held.PrdId!),
                HeartbeatEverySeconds = (long)settings.HeartbeatEvery.TotalSeconds,
                StaleAfterSeconds = (long)settings.StaleAfter.TotalSeconds,
                Attempts = outcome.Attempts,
                AlreadyHeld = outcome.Decision is Decision.Unchanged,
                PreviousSession = previous,
                PassedOver = outcome.Decision is Decision.Accepted granted ? granted.PassedOver : [],
                AheadBehind = branch.AheadBehind,
            },
            warnings.AddRange(branch.Warnings));
    }
}
