using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ClaimNextTests
{
    [Fact]
    public void The_first_by_priority_then_fewest_conflicts_then_order()
    {
        var low = new DeclaredConflict("held", RiskLevel.Low, []);
        var state = State(
            Prd("held"),
            Prd("late") with { Priority = PrdPriority.Low },
            Prd("risky") with { Priority = PrdPriority.High, ConflictsWith = [low] },
            Prd("first") with { Priority = PrdPriority.High },
            Prd("second") with { Priority = PrdPriority.High }).Holding(Lock("s1", "held"));
        var order = new List<string>();
        for (var number = 2; number < 6; number++)
        {
            var accepted = state.Accepts(Claim("s" + number, null) with { OpId = "op" + number });
            order.Add(accepted.Lock!.PrdId!);
            state = accepted.Next;
        }
        Assert.Equal(["first", "second", "risky", "late"], order);
    }

    [Fact]
    public void What_cannot_be_claimed_is_passed_over_with_the_reason()
    {
        var state = State(
            Prd("held"), Prd("draft", PrdStatus.Draft), Prd("waits") with { DependsOn = ["held"] },
            Prd("risky") with { ConflictsWith = [new("held", RiskLevel.High, [])] }, Prd("free"), Prd("gone", PrdStatus.Completed)).Holding(Lock("s1", "held"));
        var accepted = state.Accepts(Claim("s2", null));
        Assert.Equal("free", accepted.Lock!.PrdId);
        Assert.Equal(
            ["draft: status is draft", "held: held by s1", "risky: high conflict risk with held", "waits: waits for held"],
            accepted.PassedOver.Order());
    }

    [Fact]
    public void Nothing_now_says_when_to_ask_again()
    {
        var refusal = State(Prd("a"), Prd("b") with { DependsOn = ["a"] }).Holding(Lock("s1", "a")).Refuses<NothingNowRefusal>(Claim("s2", null));
        Assert.Equal(["a: held by s1", "b: waits for a"], refusal.Reasons);
        Assert.Equal(TimeSpan.FromMinutes(10), refusal.RetryAfter);
    }

    [Fact]
    public void Nothing_left_names_the_drafts() =>
        Assert.Equal(["d"], State(Prd("d", PrdStatus.Draft), Prd("c", PrdStatus.Completed)).Refuses<NothingLeftRefusal>(Claim("s1", null)).Drafts);

    [Fact]
    public void A_session_that_holds_something_keeps_it()
    {
        var state = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a"));
        Assert.Equal("a", state.LeavesAlone(Claim("s1", null) with { Caller = Holder("s1") }).Lock!.PrdId);
        state.Refuses<GrantOldRefusal>(Claim("s1", null));
    }

    [Fact]
    public void Two_locks_for_a_prd_do_not_stop_the_others()
    {
        var accepted = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a"), Lock("s2", "a")).Accepts(Claim("s3", null));
        Assert.Equal("b", accepted.Lock!.PrdId);
        Assert.Equal(["a: two locks stand for it"], accepted.PassedOver);
    }
}
