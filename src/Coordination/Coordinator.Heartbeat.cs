using Coordination.Git;
using Coordination.Git.Spool;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Says that the session lives, and what it completed or began. A beat that changes only the time is often left out.</summary>
    /// <param name="request">What to report.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>How the lock stands, or that it is lost.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<HeartbeatResult>> HeartbeatAsync(HeartbeatRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<HeartbeatResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = state.NewSession();
        var operation = state.Operation(session, PlainCommand.Heartbeat(request.PrdId, request.CompletedStory, request.CurrentStory));
        var outcome = await state.PublishAsync(
            session, operation with { TrustTipFor = state.First.Settings.Protocol.HeartbeatEvery }, cancellationToken).ConfigureAwait(false);
        Acknowledge(state, "heartbeat", session, request.PrdId, outcome);
        return outcome.Refusal is { } refusal
            ? Result<HeartbeatResult>.Refuse(refusal)
            : Result<HeartbeatResult>.Of(Beat(state, session, outcome));
    }

    private static HeartbeatResult Beat(OpenState state, string session, OperationOutcome outcome)
    {
        var (held, prd, after) = outcome.Decision switch
        {
            Decision.Accepted accepted => (accepted.Lock!, accepted.Prd, accepted.Next),
            Decision.Unchanged unchanged => (unchanged.Lock!, unchanged.Prd, outcome.Snapshot.State),
            _ => throw new System.Diagnostics.UnreachableException(outcome.Decision.ToString()),
        };
        var count = StoryCount.Of(after, held.PrdId, prd, held);
        var before = outcome.Snapshot.State.LocksHeldBy(session).FirstOrDefault(candidate => PrdName.Same(candidate.PrdId, held.PrdId));
        state.Identity.Keep(session).Save();
        return new HeartbeatResult
        {
            SessionId = session,
            PrdId = held.PrdId ?? "",
            Fence = held.Fence ?? 0,
            CurrentStory = held.CurrentStory,
            StoriesCompleted = count.Completed,
            StoriesTotal = count.Total,
            Pushed = outcome.Commit is not null,
            VerifiedAt = state.Branch.Tip.FetchedTime,
            NextBeatIn = outcome.Snapshot.Settings.Protocol.HeartbeatEvery,
            Challenged = before?.Challenge is not null && outcome.Commit is not null,
        };
    }
}
