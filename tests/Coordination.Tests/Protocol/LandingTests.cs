using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class LandingTests
{
    private static readonly Landing Noted = new("c0ffee", "ba5e");

    private static readonly CoordinationState Held = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: 5));

    private static BeginLandingCommand Begin(Caller caller, bool incomplete = false) => new(caller, Now, "op", null, incomplete, Noted);

    private static CancelLandingCommand Cancel(Caller caller) => new(caller, Now, "op2", "a", "main moved");

    [Fact]
    public void A_landing_is_noted_on_the_lock()
    {
        var accepted = Held.Accepts(Begin(Holder("s1")));
        Assert.Equal((LockStatus.Merging, Noted), (accepted.Lock!.Status, accepted.Lock.Landing));
        Assert.Equal("chore: land a for s1", accepted.Subject);
        accepted.Next.LeavesAlone(Begin(Holder("s1")));
    }

    [Fact]
    public void Open_stories_stop_it_unless_allowed()
    {
        var state = Held.WithStories("a", Open("US-001"));
        state.Refuses<StoriesOpenRefusal>(Begin(Holder("s1")));
        var noted = state.Accepts(Begin(Holder("s1"), incomplete: true)).Next;
        Assert.Single(noted.Accepts(Release(Holder("s1"), mergeCommit: "c0ffee") with { OpId = "op2" }).Next.Completed);
    }

    [Fact]
    public void A_lock_without_a_prd_has_nothing_to_land() => State().Holding(Lock("s1", null)).Refuses<NoLockRefusal>(Begin(Holder("s1")));

    [Fact]
    public void Anybody_who_meets_it_finishes_it_in_the_name_of_its_holder()
    {
        var noted = Held.Accepts(Begin(Holder("s1"))).Next;
        var accepted = noted.Accepts(Release(Stranger("s2"), "a", mergeCommit: "c0ffee") with { OpId = "op2" });
        Assert.Equal(("s1", "op2"), (accepted.Prd!.FinishedBy, accepted.Prd.FinishedByOp));
        accepted.Next.LeavesAlone(Release(Holder("s1"), "a"));
        noted.Refuses<HeldRefusal>(Release(Stranger("s2"), "a", mergeCommit: "another"));
        noted.Refuses<HeldRefusal>(Release(Stranger("s2"), "a"));
    }

    [Fact]
    public void Anybody_puts_it_back_and_only_the_holders_word_is_a_sign_of_life()
    {
        var noted = Held.Accepts(Begin(Holder("s1"))).Next.Accepts(Given.Challenge("s2", "a")).Next;
        var byStranger = noted.Accepts(Cancel(Stranger("s2")));
        Assert.Equal((LockStatus.InProgress, null), (byStranger.Lock!.Status, byStranger.Lock.Landing));
        Assert.NotNull(byStranger.Lock.Challenge);
        Assert.Null(noted.Accepts(Cancel(Holder("s1"))).Lock!.Challenge);
        byStranger.Next.LeavesAlone(Cancel(Stranger("s2")));
        State(Prd("a")).Refuses<NoLockRefusal>(Cancel(Stranger("s2")));
        Assert.Equal("chore: cancel landing of a for s1: main moved", byStranger.Subject);
    }

    [Fact]
    public void Until_it_is_settled_the_lock_cannot_be_given_back_blocked_or_abandoned()
    {
        var noted = Held.Accepts(Begin(Holder("s1"))).Next;
        Assert.Equal("merging", noted.Refuses<NotReadyRefusal>(Unclaim(Holder("s1"))).Status);
        noted.Refuses<NotReadyRefusal>(Abandon(Holder("s1")));
        noted.Refuses<NotReadyRefusal>(Block(Holder("s1")));
    }

    [Fact]
    public void A_takeover_keeps_it_noted()
    {
        var taken = Held.Accepts(Begin(Holder("s1"))).Next.Accepts(Given.Challenge("s2", "a") with { OpId = "op2" }).Next
            .Accepts(Resume(Stranger("s2"), "a", Dead) with { OpId = "op3" });
        Assert.Equal((LockStatus.Merging, Noted), (taken.Lock!.Status, taken.Lock.Landing));
    }
}
