using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// A landing onto two refs of a server without atomic pushes: note it on the lock, move main, finish the release. A cut between the
/// steps is settled by whoever comes next (<see cref="LandingRecovery"/>).
/// </summary>
internal sealed class SteppedLanding(OpenState state, string session, OpenBranch at, LandingPlan plan)
{
    public async Task<OperationOutcome> RunAsync(
        string prdId, string mainTip, string merged, bool incomplete, Func<CancellationToken, Task<OperationOutcome>> finish, CancellationToken cancellationToken)
    {
        var landing = new Protocol.Landing(merged, mainTip);
        var noted = await state.PublishAsync(
            session,
            state.Operation(session, (stamp, caller, opId) => new BeginLandingCommand(caller, stamp.Now, opId, prdId, incomplete, landing))
                with { Report = plan.ReportAsync },
            cancellationToken).ConfigureAwait(false);
        if (noted.Refusal is not null)
        {
            return noted;
        }

        var answer = await at.State.Target.AdvanceAsync(
            [new RefUpdate(at.MainRef, mainTip, merged)], state.Clone.Options.PushTimeout, PushTraits.StateOnly, cancellationToken).ConfigureAwait(false);
        if (answer.Kind == PushAnswerKind.Moved || await LandingRecovery.HasLandedAsync(at, landing, cancellationToken).ConfigureAwait(false) == true)
        {
            return await finish(cancellationToken).ConfigureAwait(false);
        }

        if (answer.Kind == PushAnswerKind.Unclear)
        {
            return Refused(noted, new OutcomeUnknownRefusal(at.MainRef, noted.OpId, answer.Words));
        }

        await state.PublishAsync(
            session,
            state.Operation(session, (stamp, caller, opId) => new CancelLandingCommand(caller, stamp.Now, opId, prdId, "main did not move")),
            cancellationToken).ConfigureAwait(false);
        var now = await at.State.Target.FetchAsync([at.MainRef], state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if (now.Reached && now.Tips.GetValueOrDefault(at.MainRef) != mainTip)
        {
            return Refused(noted, new MainMovedRefusal(at.MainRef));
        }

        var code = RemoteWords.IsAuthentication(answer.Words) ? ErrorCodes.Authentication
            : RemoteWords.IsPolicy(answer.Words) ? ErrorCodes.RemotePolicy
            : now.Failure ?? ErrorCodes.RemoteBroken;
        return Refused(noted, new RemoteRefusal(code, at.MainRef, answer.Words, 1));
    }

    // The note on the lock was written; the release that failed is another operation.
    private OperationOutcome Refused(OperationOutcome noted, Refusal refusal) =>
        noted with { Decision = new Decision.Refused(refusal), Commit = null, OpId = state.Clone.NewId() };
}
