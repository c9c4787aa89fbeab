using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ChallengeTests
{
    private static readonly CoordinationState Held = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a", ageMinutes: 30));

    [Fact]
    public void It_stands_on_the_lock_for_the_heartbeat_that_is_there()
    {
        var accepted = Held.Accepts(Given.Challenge("s2", "a"));
        Assert.Equal(new Challenge("s2", Timestamp.Of(Now), Held.Locks[0].Heartbeat!.Value.Text), accepted.Lock!.Challenge);
        Assert.Equal(Held.Locks[0].Heartbeat, accepted.Lock.Heartbeat);
        Assert.Equal("chore: challenge a held by s1", accepted.Subject);
    }

    [Fact]
    public void One_question_is_enough_for_all_who_ask()
    {
        var asked = Held.Accepts(Given.Challenge("s2", "a")).Next;
        asked.LeavesAlone(Given.Challenge("s3", "a"));
        var old = asked with { Locks = [asked.Locks[0] with { Heartbeat = Timestamp.Of(Now) }] };
        Assert.Equal("s3", old.Accepts(Given.Challenge("s3", "a")).Lock!.Challenge!.By);
    }

    [Fact]
    public void A_holder_need_not_ask_itself() => Held.LeavesAlone(Given.Challenge("s1", "a") with { Caller = Holder("s1") });

    [Fact]
    public void There_must_be_a_lock()
    {
        Held.Refuses<NoLockRefusal>(Given.Challenge("s2", "b"));
        Held.Refuses<PrdNotFoundRefusal>(Given.Challenge("s2", "zz"));
    }
}
