using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class UnclaimTests
{
    private static readonly CoordinationState Held = State(Prd("a")).Holding(Lock("s1", "a", fence: 9, ageMinutes: 30));

    [Fact]
    public void The_prd_is_ready_again_and_remembers_its_start()
    {
        var accepted = Held.Accepts(Unclaim(Holder("s1")));
        Assert.Empty(accepted.Next.Locks);
        Assert.Equal(PrdStatus.Ready, accepted.Prd!.Status);
        Assert.NotNull(accepted.Prd.StartedAt);
        Assert.Equal(9, accepted.Next.Fence);
        Assert.Equal("s1", accepted.Lock!.SessionId);
        Assert.Equal("chore: unclaim a for s1", accepted.Subject);
        Assert.Equal(10, accepted.Next.Accepts(Claim("s2", "a") with { OpId = "op2" }).Lock!.Fence);
    }

    [Fact]
    public void A_lock_without_a_prd_just_goes() => Assert.Empty(State().Holding(Lock("s1", null)).Accepts(Unclaim(Holder("s1"))).Next.Locks);

    [Fact]
    public void Someone_elses_lock_goes_by_the_takeover_rule_alone()
    {
        Held.Refuses<HeldRefusal>(Unclaim(Stranger("s2"), "a"));
        Assert.False(Held.Refuses<TakeoverPendingRefusal>(Unclaim(Stranger("s2"), "a", new(TimeSpan.Zero, null))).Challenged);
        Assert.True(Held.Refuses<TakeoverPendingRefusal>(Unclaim(Stranger("s2"), "a", new(TimeSpan.Zero, TimeSpan.Zero))).Challenged);
        var asked = Held.Accepts(Given.Challenge("s2", "a")).Next;
        var accepted = asked.Accepts(Unclaim(Stranger("s2"), "a", Dead));
        Assert.Empty(accepted.Next.Locks);
        Assert.Equal("chore: unclaim a for s1", accepted.Subject);
        Assert.Equal("chore: unclaim a for s1 (forced)", Held.Accepts(Unclaim(Stranger("s2"), "a", Dead with { SkipRule = true })).Subject);
    }

    [Fact]
    public void A_status_that_is_not_ours_to_judge_stays()
    {
        var state = Held with { Prds = [Held.Prds[0] with { Status = PrdStatus.Unknown, StatusText = "on_ice" }] };
        Assert.Equal("on_ice", state.Accepts(Unclaim(Holder("s1"))).Prd!.StatusText);
    }
}
