using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

/// <summary>Which lock a holder's verb means, and what is said when there is none. One rule for all of them; shown on heartbeat.</summary>
public sealed class HeldLockTests
{
    private static readonly CoordinationState Held = State(Prd("a"), Prd("b"), Prd("c")).Holding(Lock("s1", "a", fence: 5), Lock("s2", "b", "other", 6));

    [Fact]
    public void Without_a_prd_the_one_lock_of_the_session_is_meant() =>
        Assert.Equal("a", Held.Accepts(Beat(Holder("s1"), started: "x")).Lock!.PrdId);

    [Fact]
    public void A_lock_of_the_session_with_another_proof_is_an_old_grant()
    {
        Assert.Equal(6, Held.Refuses<GrantOldRefusal>(Beat(Holder("s2"))).Fence);
        Held.Refuses<GrantOldRefusal>(Beat(Stranger("s1"), "a"));
    }

    [Fact]
    public void A_lock_made_by_hand_is_proven_by_session_and_time()
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a", null, null, 5));
        state.Accepts(Beat(Stranger("s1"), started: "x"));
        state.Accepts(Beat(new("s1", null, state.Locks[0].ClaimedAt!.Value.Text), started: "x"));
        state.Refuses<GrantOldRefusal>(Beat(new("s1", null, "2020-01-01"), started: "x"));
    }

    [Fact]
    public void A_prd_of_someone_else_is_held() => Assert.Equal("s2", Held.Refuses<HeldRefusal>(Beat(Stranger("s9"), "b")).Holder);

    [Fact]
    public void A_grant_that_stands_elsewhere_does_not_make_someone_elses_prd_a_lost_one() => Held.Refuses<HeldRefusal>(Beat(Holder("s1"), "b"));

    [Fact]
    public void A_session_whose_prd_was_taken_over_is_told_by_whom_and_where_its_work_is()
    {
        var refusal = Held.Refuses<LockLostRefusal>(Beat(Holder("s9"), "b"));
        Assert.Equal(("s2", "feature/b"), (refusal.Holder, refusal.Branch));
        refusal = Held.Refuses<LockLostRefusal>(Beat(Holder("s9", "b")));
        Assert.Equal(("b", "s2", "feature/b"), (refusal.PrdId, refusal.Holder, refusal.Branch));
    }

    [Fact]
    public void A_lost_lock_that_nobody_holds_now_has_no_holder()
    {
        var refusal = Held.Refuses<LockLostRefusal>(Beat(Holder("s9", "c")));
        Assert.Equal(("c", null, "feature/c"), (refusal.PrdId, refusal.Holder, refusal.Branch));
        Held.Refuses<LockLostRefusal>(Beat(Holder("s9"), "c"));
    }

    [Fact]
    public void A_session_that_never_had_one_has_no_lock()
    {
        Assert.Null(Held.Refuses<NoLockRefusal>(Beat(Stranger("s9"))).PrdId);
        Assert.Equal("c", Held.Refuses<NoLockRefusal>(Beat(Stranger("s9"), "c")).PrdId);
        Held.Refuses<NoLockRefusal>(Beat(Holder("s1", "a"), "c"));
    }

    [Fact]
    public void A_prd_that_is_nowhere_is_not_found() => Assert.Equal("zz", Held.Refuses<PrdNotFoundRefusal>(Beat(Stranger("s9"), "zz")).PrdId);

    [Fact]
    public void Every_verb_of_a_holder_asks_the_same()
    {
        Command[] verbs =
        [
            Block(Holder("s2")), Unblock(Holder("s2")), Unclaim(Holder("s2")), Release(Holder("s2")), Abandon(Holder("s2")),
            Abandon(Holder("s2"), "b", Dead), Unclaim(Holder("s2"), "b", Dead),
            new BeginLandingCommand(Holder("s2"), Now, "op", null, false, new("c", "b")),
        ];
        Assert.All(verbs, command => Held.Refuses<GrantOldRefusal>(command));
        Command[] lost =
        [
            Unclaim(Holder("s9", "b"), "b", Dead), Abandon(Holder("s9", "b"), "b", Dead), Release(Holder("s9", "b")), Block(Holder("s9", "b")),
        ];
        Assert.All(lost, command => Held.Refuses<LockLostRefusal>(command));
    }
}
