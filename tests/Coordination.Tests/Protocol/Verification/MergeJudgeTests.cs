using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Verification;

public sealed class MergeJudgeTests
{
    private static readonly CoordinationState Base = State(Prd("a"), Prd("b"), Prd("c"));
    private static readonly CoordinationState Left = Base.Accepts(Claim("s1", "a")).Next;
    private static readonly CoordinationState Right = Base.Accepts(Claim("s2", "b") with { OpId = "op2" }).Next;
    private static readonly CoordinationState Both = Left with { Locks = [.. Left.Locks, .. Right.Locks], Prds = [Left.Prds[0], Right.Prds[1], Base.Prds[2]] };

    private static string[] Rules(CoordinationState result, CoordinationState? mergeBase, params CoordinationState[] parents) =>
        [.. MergeJudge.Judge(result, parents, mergeBase).Select(finding => finding.Rule)];

    [Fact]
    public void A_merge_may_choose_a_side_that_changed_something()
    {
        Assert.Empty(Rules(Left, Base, Left, Right));
        Assert.Empty(Rules(Right, Base, Left, Right));
        Assert.Empty(Rules(Left, Base, Left, Base));
        Assert.Empty(Rules(Base, Base, Base, Base));
        Assert.Empty(Rules(Left, null, Left, Right));
    }

    [Fact]
    public void A_side_that_changed_nothing_decides_nothing() => Assert.Equal([VerifyRules.MergeInventsState], Rules(Base, Base, Left, Base));

    [Fact]
    public void A_merge_may_join_what_its_sides_changed() => Assert.Empty(Rules(Both, Base, Left, Right));

    [Fact]
    public void A_merge_that_says_what_neither_side_said_invents()
    {
        Assert.Equal([VerifyRules.MergeInventsState], Rules(Both with { Locks = [.. Left.Locks, Right.Locks[0] with { Fence = 99 }] }, Base, Left, Right));
        Assert.Equal([VerifyRules.MergeInventsState], Rules(Left with { Locks = [] }, Base, Left, Base));
        Assert.Equal([VerifyRules.MergeInventsState], Rules(State(Prd("x")), Base, Base, Base));
    }

    [Fact]
    public void A_lock_that_one_side_removed_does_not_come_back()
    {
        var gone = Left.Accepts(Unclaim(new("s1", "op")) with { OpId = "op3" }).Next;
        var beside = Left.Accepts(Claim("s2", "b") with { OpId = "op2" }).Next;
        var joined = gone.Accepts(Claim("s2", "b") with { OpId = "op2" }).Next;
        Assert.Empty(Rules(joined, Left, gone, beside));
        Assert.Equal([VerifyRules.MergeInventsState], Rules(beside with { Prds = joined.Prds }, Left, gone, beside));
    }

    [Fact]
    public void Two_grants_joined_are_a_double_grant()
    {
        var rival = Base.Accepts(Claim("s2", "a") with { OpId = "op2" }).Next;
        Assert.Contains(VerifyRules.DoubleGrant, Rules(Left with { Locks = [.. Left.Locks, .. rival.Locks] }, Base, Left, rival));
    }
}
