using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ResumeTests
{
    private static readonly CoordinationState Silent =
        State(Prd("a"), Prd("b")).Holding(Lock("s1", "a", fence: 9, ageMinutes: 30)).Accepts(Given.Challenge("s2", "a") with { OpId = "op0" }).Next;

    [Fact]
    public void A_dead_sessions_lock_changes_hands_with_a_new_fence()
    {
        var accepted = Silent.Accepts(Resume(Stranger("s2"), "prd-a", Dead));
        var taken = Assert.Single(accepted.Next.Locks);
        Assert.Equal(("s2", "op", 10L, "99999999"), (taken.SessionId, taken.OpId!, taken.Fence!.Value, taken.Machine!));
        Assert.Equal((Timestamp.Of(Now), Timestamp.Of(Now), null), (taken.ClaimedAt!.Value, taken.Heartbeat!.Value, taken.Challenge));
        Assert.Equal(("feature/a", LockStatus.InProgress), (taken.Branch, taken.Status));
        Assert.Equal(10, accepted.Next.Fence);
        Assert.Equal("chore: resume a for s2", accepted.Subject);
    }

    [Fact]
    public void The_one_who_lost_it_is_told_so_at_its_next_write()
    {
        var after = Silent.Accepts(Resume(Stranger("s2"), "a", Dead)).Next;
        Assert.Equal("s2", after.Refuses<LockLostRefusal>(Beat(Holder("s1", "a"))).Holder);
        after.Refuses<LockLostRefusal>(Release(Holder("s1"), "a"));
    }

    [Theory]
    [InlineData(LockStatus.Blocked)]
    [InlineData(LockStatus.Queued)]
    [InlineData(LockStatus.PrOpen)]
    [InlineData(LockStatus.Unknown)]
    internal void What_waits_for_others_can_be_taken_when_asked_for(LockStatus status)
    {
        var waiting = Silent.Locks[0] with
        {
            Status = status, StatusText = "odd", BlockedReason = "x", ConflictFiles = ["y"], QueuedAt = Timestamp.Of(Now), QueuePriority = PrdPriority.Low,
        };
        var taken = (Silent with { Locks = [waiting] }).Accepts(Resume(Stranger("s2"), "a", Dead)).Lock!;
        Assert.Equal((LockStatus.InProgress, null, null, null), (taken.Status, taken.StatusText, taken.BlockedReason, taken.QueuedAt));
        Assert.Empty(taken.ConflictFiles);
    }

    [Fact]
    public void A_live_lock_is_held()
    {
        var refusal = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: 4)).Refuses<HeldRefusal>(Resume(Stranger("s2"), "a", new(TimeSpan.FromMinutes(3), null)));
        Assert.Equal(TimeSpan.FromMinutes(6), refusal.RetryAfter);
    }

    [Fact]
    public void A_silent_holder_is_asked_first()
    {
        var refusal = Silent.Refuses<TakeoverPendingRefusal>(Resume(Stranger("s2"), "a", new(TimeSpan.FromMinutes(3), null)));
        Assert.Equal((false, TimeSpan.FromMinutes(7)), (refusal.Challenged, refusal.RetryAfter));
        refusal = Silent.Refuses<TakeoverPendingRefusal>(Resume(Stranger("s2"), "a", new(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(30))));
        Assert.Equal((true, TimeSpan.FromSeconds(90)), (refusal.Challenged, refusal.RetryAfter));
    }

    [Fact]
    public void Skipping_the_rule_is_recorded()
    {
        var live = State(Prd("a")).Holding(Lock("s1", "a"));
        Assert.Equal("chore: resume a for s2 (forced)", live.Accepts(Resume(Stranger("s2"), "a", new(TimeSpan.Zero, null, SkipRule: true))).Subject);
    }

    [Fact]
    public void Ones_own_lock_is_resumed_already_but_without_proof_one_is_a_stranger()
    {
        Assert.Equal(9, Silent.LeavesAlone(Resume(Holder("s1"), "a", Dead)).Lock!.Fence);
        Silent.Refuses<TakeoverPendingRefusal>(Resume(Stranger("s1"), "a", new(TimeSpan.Zero, null)));
        Assert.Equal(("s1", 10), Silent.Accepts(Resume(Stranger("s1"), "a", Dead)).Lock is { } taken ? (taken.SessionId, taken.Fence) : default);
    }

    [Fact]
    public void A_session_holds_one_prd_at_a_time() =>
        Assert.Equal("b", Silent.Holding(Lock("s2", "b")).Refuses<AlreadyHoldingRefusal>(Resume(Holder("s2"), "a", Dead)).Holds);

    [Fact]
    public void There_must_be_a_lock()
    {
        Silent.Refuses<NoLockRefusal>(Resume(Stranger("s2"), "b", Dead));
        Silent.Refuses<PrdNotFoundRefusal>(Resume(Stranger("s2"), "zz", Dead));
    }

    [Fact]
    public void An_entry_that_was_left_behind_follows_its_lock()
    {
        var state = Silent with { Prds = [Prd("a")] };
        Assert.Equal(PrdStatus.InProgress, state.Accepts(Resume(Stranger("s2"), "a", Dead)).Prd!.Status);
    }
}
