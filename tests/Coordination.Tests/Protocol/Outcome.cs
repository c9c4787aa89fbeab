using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination.Tests.Protocol;

/// <summary>Decides, and says what must have come of it. Everything accepted is also put before the checker.</summary>
internal static class Outcome
{
    public static Decision.Accepted Accepts(this CoordinationState state, Command command)
    {
        var accepted = Assert.IsType<Decision.Accepted>(Transition.Decide(state, command));
        var stamp = new OperationStamp(command.Verb, command.OpId, command.Caller.SessionId, accepted.Lock?.Fence,
            accepted.Subject.Contains("(forced)", StringComparison.Ordinal));
        var verdict = StepJudge.Judge(state, accepted.Next, stamp, state.Fence);
        Assert.True(verdict.Kind == StepKind.Legal, string.Join("; ", verdict.Findings.Select(finding => finding.Message)));
        return accepted;
    }

    public static T Refuses<T>(this CoordinationState state, Command command)
        where T : Refusal =>
        Assert.IsType<T>(Assert.IsType<Decision.Refused>(Transition.Decide(state, command)).Refusal);

    public static Decision.Unchanged LeavesAlone(this CoordinationState state, Command command) =>
        Assert.IsType<Decision.Unchanged>(Transition.Decide(state, command));
}
