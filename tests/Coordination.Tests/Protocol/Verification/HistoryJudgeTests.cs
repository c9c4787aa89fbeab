using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Verification;

public sealed class HistoryJudgeTests
{
    private static readonly CoordinationState First = State(Prd("a"), Prd("b"));
    private static readonly CoordinationState Second = First.Accepts(Claim("s1", "a") with { OpId = "op1" }).Next;
    private static readonly CoordinationState Third = Second.Accepts(Release(new("s1", "op1")) with { OpId = "op2" }).Next;

    [Fact]
    public void A_good_history_is_counted_and_has_no_violations()
    {
        var judge = new HistoryJudge();
        judge.Add(new("c0", [], First, null));
        judge.Add(new("c1", [First], Second, new("claim", "op1", "s1", 1)));
        judge.Add(new("c2", [Second, First], Third, new("release", "op2", "s1", 1)));
        judge.Add(new("c3", [Third, First], Third, null) { MergeBase = First });
        var result = judge.Result();
        Assert.Equal((4, 2, 2, 1), (result.Commits, result.Operations, result.Foreign, result.Grants));
        Assert.Empty(result.Violations);
    }

    [Fact]
    public void What_is_wrong_is_reported_with_its_commit()
    {
        var judge = new HistoryJudge();
        judge.Add(new("c0", [], First, null));
        judge.Add(new("c1", [First], Second, new("claim", "op1", "s2", 1)));
        judge.Add(new("c2", [First], Second, new("claim", "op1", "s1", 1)));
        judge.Add(new("c3", [Second], null, null) { Damage = "line 3 is no JSON" });
        judge.Add(new("c4", [Second, First], First, null) { MergeBase = First });
        Assert.Equal(
            [
                ("c1", VerifyRules.IllegalStep), ("c2", VerifyRules.Twice), ("c2", VerifyRules.FenceNotIncreasing),
                ("c3", VerifyRules.DamagedState), ("c4", VerifyRules.MergeInventsState),
            ],
            judge.Result().Violations.Select(violation => (violation.Commit!, violation.Rule)));
    }

    [Fact]
    public void A_fence_that_only_history_knows_counts()
    {
        var judge = new HistoryJudge(highestFence: 41);
        judge.Add(new("c1", [First], Second, new("claim", "op1", "s1", 1)));
        Assert.Equal(VerifyRules.FenceNotIncreasing, Assert.Single(judge.Result().Violations).Rule);
    }

    [Fact]
    public void What_clients_were_told_is_reported_beside_it()
    {
        var judge = new HistoryJudge();
        AckRecord[] acks = [new("op9", "claim", "s1", "a", AckVerdict.Unknown, null, null, "boot", 1, 2)];
        var result = judge.Result([new(VerifyRules.LostAck, null, "gone")], acks);
        Assert.Equal((1, 1, VerifyRules.LostAck), (result.Acks, result.Unknown, Assert.Single(result.Violations).Rule));
    }
}
