using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class NextPrdTests
{
    [Fact]
    public void It_tells_what_the_claim_does_and_why_not_the_others()
    {
        var state = State(
            Prd("held"), Prd("draft", PrdStatus.Draft), Prd("waits") with { DependsOn = ["held"], Priority = PrdPriority.Critical },
            Prd("risky") with { ConflictsWith = [new("held", RiskLevel.High, [])] }, Prd("second"), Prd("first") with { Priority = PrdPriority.High, Title = "First" })
            .Holding(Lock("s1", "held"));
        var found = Next(state, Claim("s2", null));
        Assert.Equal(("first", "First", true), (found.Next!.PrdId, found.Next.Title, found.Next.Claimable));
        Assert.Equal(found.Next.PrdId, state.Accepts(Claim("s2", null)).Lock!.PrdId);
        Assert.Equal(
            [("waits", "dependency_open", "waits for held"), ("held", "held", "held by s1"), ("draft", "not_ready", "status is draft"),
             ("second", null, null), ("risky", "conflict_risk", "high conflict risk with held")],
            found.Others.Select(other => (other.PrdId, other.Code, other.Reason)));
        Assert.Null(found.Code);
    }

    [Fact]
    public void Nothing_now_says_when_to_ask_again_and_nothing_left_says_so()
    {
        var now = Next(State(Prd("a")).Holding(Lock("s1", "a")), Claim("s2", null));
        Assert.Equal((null, "nothing_now", TimeSpan.FromMinutes(10)), (now.Next, now.Code, now.RetryAfter));
        var left = Next(State(Prd("d", PrdStatus.Draft)), Claim("s2", null));
        Assert.Equal((null, "nothing_left", null), (left.Next, left.Code, left.RetryAfter));
        Assert.Equal("d", Assert.Single(left.Others).PrdId);
    }

    [Fact]
    public void A_session_that_holds_something_takes_nothing_else()
    {
        var found = Next(State(Prd("a"), Prd("b")).Holding(Lock("s1", "a")), Claim("s1", null) with { Caller = Holder("s1") });
        Assert.Equal((null, "a", "already_holding"), (found.Next, found.Holds, found.Code));
        Assert.Contains(found.Others, other => other is { PrdId: "b", Claimable: true });
    }

    [Fact]
    public void In_solo_mode_nothing_is_taken()
    {
        var state = State(Prd("a"));
        Assert.Equal("solo_mode", Next(state with { Settings = state.Settings with { MultiSession = false } }, Claim("s1", null)).Code);
    }

    private static NextPrdResult Next(CoordinationState state, ClaimCommand claim) =>
        NextPrdProjection.Of(state, claim, Transition.Decide(state, claim));
}
