using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Verification;

public sealed class AcksJudgeTests
{
    private static readonly CoordinationState First = State(Prd("a"), Prd("b"), Prd("c") with { DependsOn = ["a"] });
    private static readonly CoordinationState Second = First.Accepts(Claim("s1", "a") with { OpId = "op1" }).Next;
    private static readonly CoordinationState Third = Second.Accepts(Claim("s2", "b") with { OpId = "op2" }).Next;

    private static readonly HistoryStep[] History =
        [new("c0", null, () => First), new("c1", "op1", () => Second), new("c2", "op2", () => Third)];

    private static readonly AckRecord[] Told = [Ack("op1", 10, 20, "s1", "a"), Ack("op2", 30, 40, "s2", "b")];

    private static AckRecord Ack(string opId, long start, long end, string session = "s9", string? prd = null, string boot = "boot") =>
        new(opId, "claim", session, prd, AckVerdict.Acknowledged, null, null, boot, start, end);

    private static AckRecord Refused(string code, string? tip, long start, long end, string session = "s9", string? prd = "a") =>
        new("refused", "claim", session, prd, AckVerdict.Refused, code, tip, "boot", start, end);

    private static string[] Rules(IReadOnlyList<HistoryStep> history, params AckRecord[] acks) =>
        [.. AcksJudge.Judge(history, acks).Select(violation => violation.Rule)];

    [Fact]
    public void What_was_told_and_what_is_there_agree() => Assert.Empty(Rules(History, Told));

    [Fact]
    public void An_acknowledged_operation_must_be_there() => Assert.Equal([VerifyRules.LostAck], Rules(History, [.. Told, Ack("op9", 50, 60)]));

    [Theory]
    [InlineData(AckVerdict.Refused)]
    [InlineData(AckVerdict.Failed)]
    [InlineData(AckVerdict.Unchanged)]
    internal void What_was_told_not_to_have_happened_must_not_be_there(AckVerdict verdict) =>
        Assert.Equal([VerifyRules.GhostOperation], Rules(History, Told[0] with { Verdict = verdict }, Told[1]));

    [Fact]
    public void Nothing_happens_twice()
    {
        HistoryStep[] twice = [.. History, new("c3", "op2", () => Third)];
        Assert.Equal([VerifyRules.Twice], Rules(twice, Told));
        Assert.Equal([VerifyRules.Twice], Rules(twice, Told[0], Told[1] with { Verdict = AckVerdict.Unknown }));
    }

    [Fact]
    public void One_operation_is_acknowledged_to_one_client() => Assert.Equal([VerifyRules.Twice], Rules(History, [.. Told, Told[1]]));

    [Fact]
    public void An_unknown_outcome_may_be_either_and_is_resolved_by_a_later_word()
    {
        var unknown = Ack("op9", 1, 2) with { Verdict = AckVerdict.Unknown };
        Assert.Empty(Rules(History, [.. Told, unknown, Told[1] with { Verdict = AckVerdict.Unknown }]));
        Assert.Equal([VerifyRules.LostAck], Rules(History, [.. Told, unknown, Ack("op9", 1, 9)]));
    }

    [Fact]
    public void What_ended_before_another_began_stands_before_it()
    {
        HistoryStep[] swapped = [History[0], new("c2", "op2", () => Third), new("c1", "op1", () => Second)];
        Assert.Equal([VerifyRules.Order], Rules(swapped, Told));
        Assert.Empty(Rules(swapped, Told[0] with { End = 35 }, Told[1]));
        Assert.Empty(Rules(swapped, Told[0] with { BootId = "another" }, Told[1]));
    }

    [Fact]
    public void A_swap_is_seen_over_operations_between()
    {
        HistoryStep[] swapped = [History[0], new("c2", "late", () => Third), new("c3", "long", () => Third), new("c4", "early", () => Third)];
        Assert.Equal([VerifyRules.Order], Rules(swapped, Ack("late", 50, 60), Ack("long", 1, 60), Ack("early", 1, 2)));
    }

    [Theory]
    [InlineData("held", "c1", "a", true)]
    [InlineData("held", "c0", "a", false)]
    [InlineData("held", "c1", "b", false)]
    [InlineData("two_locks", "c2", "a", false)]
    [InlineData("prd_not_found", "c2", "zz", true)]
    [InlineData("prd_not_found", "c2", "a", false)]
    [InlineData("no_lock", "c2", "c", true)]
    [InlineData("no_lock", "c2", "a", false)]
    [InlineData("no_lock", "c2", null, true)]
    [InlineData("lock_lost", "c2", "a", true)]
    [InlineData("lock_lost", "c2", null, true)]
    [InlineData("grant_old", "c2", "a", false)]
    [InlineData("already_holding", "c2", "a", false)]
    [InlineData("not_ready", "c1", "a", true)]
    [InlineData("not_ready", "c1", "b", false)]
    [InlineData("dependency_open", "c1", "c", true)]
    [InlineData("dependency_open", "c0", "b", false)]
    [InlineData("conflict_risk", "c1", "b", false)]
    [InlineData("nothing_now", "c2", null, true)]
    [InlineData("nothing_now", "c1", null, false)]
    [InlineData("stories_open", "c2", "a", false)]
    [InlineData("not_yet", "c2", "a", true)]
    [InlineData("not_yet", "c2", "c", false)]
    [InlineData("held", null, "a", false)]
    [InlineData("held", "elsewhere", "a", false)]
    [InlineData("merge_conflict", null, "a", true)]
    public void A_refusal_must_have_been_so(string code, string? tip, string? prd, bool so) =>
        Assert.Equal(so ? [] : [VerifyRules.FalseRefusal], Rules(History, Refused(code, tip, 0, 100, prd: prd)));

    [Fact]
    public void A_refusal_of_a_holder_must_have_been_so()
    {
        Assert.Empty(Rules(History, Refused("already_holding", "c1", 0, 100, "s1", "b")));
        Assert.Empty(Rules(History, Refused("grant_old", "c1", 0, 100, "s1", "a")));
        Assert.Empty(Rules(History, Refused("stories_open", "c1", 0, 100, "s1", "a")));
        Assert.Equal([VerifyRules.FalseRefusal], Rules(History, Refused("lock_lost", "c1", 0, 100, "s1", "a")));
    }

    [Fact]
    public void A_refusal_must_be_of_its_time()
    {
        HistoryStep[] given = [.. History, new("c3", "op3", () => First)];
        AckRecord[] told = [.. Told, Ack("op3", 50, 60, "s1", "a")];
        Assert.Empty(Rules(given, [.. told, Refused("held", "c2", 55, 70)]));
        Assert.Equal([VerifyRules.FalseRefusal], Rules(given, [.. told, Refused("held", "c2", 61, 70)]));
        Assert.Empty(Rules(given, [.. told, Refused("held", "c2", 61, 70) with { BootId = "another" }]));
        Assert.Equal([VerifyRules.FalseRefusal], Rules(given, [.. told, Refused("held", "c2", 1, 25)]));
    }

    [Fact]
    public void A_tip_that_changes_no_state_is_looked_up()
    {
        AckRecord[] acks = [.. Told, Refused("held", "work", 0, 100)];
        Assert.Empty(AcksJudge.Judge(History, acks, tip => tip == "work" ? "c2" : null));
        Assert.Equal(VerifyRules.FalseRefusal, Assert.Single(AcksJudge.Judge(History, acks, _ => null)).Rule);
    }
}
