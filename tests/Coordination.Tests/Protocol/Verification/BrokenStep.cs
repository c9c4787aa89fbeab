using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Verification;

/// <summary>Steps to break: a state in which two sessions hold, and what the checker must say of a wrong step from it.</summary>
internal static class BrokenStep
{
    internal static readonly CoordinationState Held = State(
            Prd("a") with { StoriesTotal = 5 }, Prd("b"), Prd("c") with { DependsOn = ["b"] }, Prd("free"))
        .Holding(Lock("s1", "a", fence: 5, ageMinutes: 30), Lock("s2", "b", "other", 6));

    internal static readonly CoordinationState Asked = Held.Accepts(Given.Challenge("s9", "a")).Next;

    internal static StepVerdict Judge(CoordinationState before, CoordinationState after, string verb, string session, long? fence = null, bool? forced = false) =>
        StepJudge.Judge(before, after, new(verb, "op", session, fence, forced), before.Fence);

    internal static void Illegal(string rule, CoordinationState before, CoordinationState after, string verb, string session, long? fence = null, bool? forced = false)
    {
        var verdict = Judge(before, after, verb, session, fence, forced);
        Assert.Equal(StepKind.Illegal, verdict.Kind);
        Assert.Contains(rule, verdict.Findings.Select(finding => finding.Rule));
    }

    internal static CoordinationState Change(CoordinationState state, int index, Func<SessionLock, SessionLock> change) =>
        state with { Locks = state.Locks.SetItem(index, change(state.Locks[index])) };

    internal static CoordinationState ChangePrd(CoordinationState state, string id, Func<PrdEntry, PrdEntry> change) =>
        state with { Prds = state.Prds.Replace(state.FindPrd(id)!, change(state.FindPrd(id)!)) };

    internal static CoordinationState After(CoordinationState before, Command command) => before.Accepts(command).Next;
}
