using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;
using static Coordination.Tests.Protocol.Verification.BrokenStep;

namespace Coordination.Tests.Protocol.Verification;

/// <summary>Legal steps are shown wherever a transition is tested; here each of them is broken in every way that matters.</summary>
public sealed class StepJudgeTests
{
    [Fact]
    public void A_second_lock_for_one_prd_is_never_legal()
    {
        var after = Held with { Locks = Held.Locks.Add(Lock("s9", "PRD-a", "op", 7)), Fence = 7 };
        Illegal(VerifyRules.DoubleGrant, Held, after, "claim", "s9");
        var byHand = StepJudge.Judge(Held, after, null, Held.Fence);
        Assert.Equal((StepKind.Illegal, VerifyRules.DoubleGrant), (byHand.Kind, Assert.Single(byHand.Findings).Rule));
        Assert.Equal(StepKind.Foreign, StepJudge.Judge(after, Change(after, 1, held => held with { CurrentStory = "x" }), null, 7).Kind);
    }

    [Fact]
    public void A_second_lock_of_one_session_is_never_legal()
    {
        var after = Held with { Locks = Held.Locks.Add(Lock("s1", "free", "op", 7)), Fence = 7 };
        Illegal(VerifyRules.DoubleGrant, Held, after, "claim", "s1");
        Assert.Equal(StepKind.Illegal, StepJudge.Judge(Held, after, null, Held.Fence).Kind);
    }

    [Fact]
    public void Locks_by_hand_that_name_no_session_are_not_one_session()
    {
        var nobody = Held with { Locks = [.. Held.Locks, Lock("", "free", null, null), Lock("", "c", null, null)] };
        Assert.Equal(StepKind.Foreign, StepJudge.Judge(Held, nobody, null, Held.Fence).Kind);
    }

    [Fact]
    public void A_claim_grants_one_ready_prd_to_its_own_session_under_its_own_id()
    {
        var after = After(Held, Claim("s9", "free"));
        Assert.Equal(StepKind.Legal, Judge(Held, after, "claim", "s9", 7).Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "claim", "s8");
        Illegal(VerifyRules.IllegalStep, Held, Change(after, 2, held => held with { OpId = "x" }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, after, "claim", "s9", fence: 6);
        Illegal(VerifyRules.FenceNotIncreasing, Held, Change(after, 2, held => held with { Fence = 6 }), "claim", "s9");
        Illegal(VerifyRules.FenceNotIncreasing, Held, Change(after, 2, held => held with { Fence = null }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "free", prd => prd with { Status = PrdStatus.Ready }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "free", prd => prd with { Title = "x" }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "c", prd => prd with { Title = "x" }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Change(after, 0, held => held with { CurrentStory = "x" }), "claim", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Held, "claim", "s9");
        Illegal(VerifyRules.IllegalStep, ChangePrd(Held, "free", prd => prd with { Status = PrdStatus.Draft }), after, "claim", "s9");
        Illegal(VerifyRules.IllegalStep, ChangePrd(Held, "free", prd => prd with { DependsOn = ["a"] }),
            ChangePrd(after, "free", prd => prd with { DependsOn = ["a"] }), "claim", "s9");
    }

    [Fact]
    public void A_fence_is_above_all_of_history_and_not_only_of_the_file()
    {
        var after = After(Held, Claim("s9", "free"));
        var verdict = StepJudge.Judge(Held, after, new("claim", "op", "s9", 7), highestFence: 40);
        Assert.Equal(VerifyRules.FenceNotIncreasing, Assert.Single(verdict.Findings).Rule);
    }

    [Theory]
    [InlineData("heartbeat")]
    [InlineData("block")]
    [InlineData("unblock")]
    [InlineData("land")]
    public void A_holders_verb_writes_no_other_lock(string verb)
    {
        var after = Change(Held, 1, held => held with { Heartbeat = Timestamp.Of(Now), Status = LockStatus.Blocked });
        Illegal(VerifyRules.IllegalStep, Held, after, verb, "s1");
        Illegal(VerifyRules.IllegalStep, Held, Change(after, 0, held => held with { Heartbeat = Timestamp.Of(Now) }), verb, "s1");
        Illegal(VerifyRules.IllegalStep, Held, Held.Locks[1] is var gone ? Held with { Locks = Held.Locks.Remove(gone) } : Held, verb, "s2");
        Illegal(VerifyRules.IllegalStep, Held, Held, verb, "nobody");
    }

    [Fact]
    public void A_heartbeat_changes_nothing_but_signs_of_life_and_counts()
    {
        var after = After(Held, Beat(Holder("s1"), completed: "x"));
        Assert.Equal(StepKind.Legal, Judge(Held, after, "heartbeat", "s1", 5).Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "heartbeat", "s1", fence: 4);
        Func<SessionLock, SessionLock>[] wrong =
        [
            held => held with { SessionId = "s9" }, held => held with { Branch = "x" }, held => held with { OpId = "op" }, held => held with { Fence = 9 },
            held => held with { Status = LockStatus.Blocked }, held => held with { ClaimedAt = Timestamp.Of(Now) }, held => held with { PrdId = "free" },
            held => held with { Challenge = new("x", Timestamp.Of(Now), null) },
        ];
        Assert.All(wrong, change => Illegal(VerifyRules.IllegalStep, Held, Change(after, 0, change), "heartbeat", "s1"));
        Illegal(VerifyRules.IllegalStep, after, Change(after, 0, held => held with { CompletedStories = [] }), "heartbeat", "s1");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "a", prd => prd with { Status = PrdStatus.Ready }), "heartbeat", "s1");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "b", prd => prd with { StoriesCompleted = 3 }), "heartbeat", "s1");
        Illegal(VerifyRules.FenceNotIncreasing, Held with { Fence = 50 }, after, "heartbeat", "s1");
    }

    [Fact]
    public void A_lock_by_hand_gets_a_proof_of_this_operation_and_a_new_fence()
    {
        var byHand = State(Prd("a")).Holding(Lock("s1", "a", null, null, 30)) with { Fence = 5 };
        var after = After(byHand, Beat(Stranger("s1")));
        Illegal(VerifyRules.IllegalStep, byHand, Change(after, 0, held => held with { OpId = "x" }), "heartbeat", "s1");
        Illegal(VerifyRules.FenceNotIncreasing, byHand, Change(after, 0, held => held with { Fence = 5 }), "heartbeat", "s1");
    }

    [Fact]
    public void A_block_changes_the_lock_alone()
    {
        var after = After(Held, Block(Holder("s1"), "x"));
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "a", prd => prd with { StoriesCompleted = 1 }), "block", "s1");
        Illegal(VerifyRules.IllegalStep, Held, Change(after, 0, held => held with { Branch = "x" }), "block", "s1");
        Illegal(VerifyRules.IllegalStep, Held, After(Held, Beat(Holder("s1"), started: "x")), "block", "s1");
        Illegal(VerifyRules.IllegalStep, Held, After(Held, Beat(Holder("s1"), started: "x")), "unblock", "s1");
    }

    [Fact]
    public void Setting_up_and_taking_away_touch_nothing_that_is_there()
    {
        var idle = State(Prd("a"));
        Assert.Equal(StepKind.Legal, Judge(idle, idle, "init", "s1").Kind);
        Illegal(VerifyRules.IllegalStep, idle, State(Prd("b")), "init", "s1");
        Assert.Equal(StepKind.Legal, Judge(idle with { Fence = 9 }, CoordinationState.Empty, "deinit", "s1").Kind);
        Illegal(VerifyRules.IllegalStep, idle, State(Prd("b")), "deinit", "s1");
        Illegal(VerifyRules.IllegalStep, Held, CoordinationState.Empty, "deinit", "s1");
    }

    [Fact]
    public void The_fence_never_goes_back_in_a_commit_of_ours()
    {
        Illegal(VerifyRules.FenceNotIncreasing, Held with { Fence = 60 }, Asked, "challenge", "s9");
        Assert.Equal(StepKind.Foreign, StepJudge.Judge(Held with { Fence = 60 }, Asked, null, 60).Kind);
    }

    [Fact]
    public void A_verb_of_a_newer_coord_is_foreign() => Assert.Equal(StepKind.Foreign, Judge(Held, State(Prd("x")), "prophesy", "s1").Kind);

    [Fact]
    public void By_hand_anything_goes_that_the_seeds_verbs_could_make_in_any_number()
    {
        var many = Held with
        {
            Locks = [Held.Locks[0] with { SessionId = "s5", Heartbeat = Timestamp.Of(Now) }, Lock("s6", "free", null, null), Lock("s7", "c", null, null)],
            Fence = 0,
            Completed = [Prd("b", PrdStatus.Completed)],
            Prds = [Prd("a", PrdStatus.InProgress), Prd("free", PrdStatus.InProgress), Prd("c", PrdStatus.InProgress), Prd("new")],
        };
        Assert.Equal(StepKind.Foreign, StepJudge.Judge(Held, many, null, Held.Fence).Kind);
    }
}
