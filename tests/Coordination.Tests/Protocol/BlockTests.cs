using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class BlockTests
{
    private static readonly CoordinationState Held = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: 5));

    [Fact]
    public void A_block_says_why_and_where()
    {
        var accepted = Held.Accepts(Block(Holder("s1"), "merge conflict", "src/a.cs"));
        Assert.Equal((LockStatus.Blocked, "merge conflict"), (accepted.Lock!.Status, accepted.Lock.BlockedReason));
        Assert.Equal(["src/a.cs"], accepted.Lock.ConflictFiles);
        Assert.Equal(PrdStatus.InProgress, accepted.Prd!.Status);
        Assert.Equal("chore: block a for s1", accepted.Subject);
        accepted.Next.LeavesAlone(Block(Holder("s1"), "merge conflict", "src/a.cs"));
        accepted.Next.Accepts(Block(Holder("s1"), "merge conflict", "src/b.cs"));
    }

    [Fact]
    public void A_block_that_says_nothing_more_changes_nothing()
    {
        var blocked = Held.Accepts(Block(Holder("s1"), "merge conflict", "src/a.cs")).Next;
        blocked.LeavesAlone(Block(Holder("s1")) with { Reason = null });
        Assert.Null(Held.Accepts(Block(Holder("s1")) with { Reason = null }).Lock!.BlockedReason);
    }

    [Fact]
    public void An_unblock_takes_it_back()
    {
        var accepted = Held.Accepts(Block(Holder("s1"), "merge conflict", "src/a.cs")).Next.Accepts(Unblock(Holder("s1")));
        Assert.Equal((LockStatus.InProgress, null), (accepted.Lock!.Status, accepted.Lock.BlockedReason));
        Assert.Empty(accepted.Lock.ConflictFiles);
        accepted.Next.LeavesAlone(Unblock(Holder("s1")));
    }

    [Fact]
    public void Both_answer_a_challenge()
    {
        var asked = Held.Accepts(Given.Challenge("s2", "a")).Next;
        var blocked = asked.Accepts(Block(Holder("s1"), "x"));
        Assert.Null(blocked.Lock!.Challenge);
        Assert.Null(blocked.Next.Accepts(Given.Challenge("s2", "a")).Next.Accepts(Block(Holder("s1"), "x")).Lock!.Challenge);
    }
}
