using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Verification;

/// <summary>Legal steps are shown wherever a transition is tested; here each of them is broken in every way that matters.</summary>
public sealed class StepJudgeTests
{
    private static readonly CoordinationState Held = State(
            Prd("a") with { StoriesTotal = 5 }, Prd("b"), Prd("c") with { DependsOn = ["b"] }, Prd("free"))
        .Holding(Lock("s1", "a", fence: 5, ageMinutes: 30), Lock("s2", "b", "other", 6));

    private static readonly CoordinationState Asked = Held.Accepts(Given.Challenge("s9", "a")).Next;

    private static StepVerdict Judge(CoordinationState before, CoordinationState after, string verb, string session, long? fence = null, bool? forced = false) =>
        StepJudge.Judge(before, after, new(verb, "op", session, fence, forced), before.Fence);

    private static void Illegal(string rule, CoordinationState before, CoordinationState after, string verb, string session, long? fence = null, bool? forced = false)
    {
        var verdict = Judge(before, after, verb, session, fence, forced);
        Assert.Equal(StepKind.Illegal, verdict.Kind);
        Assert.Contains(rule, verdict.Findings.Select(finding => finding.Rule));
    }

    private static CoordinationState Change(CoordinationState state, int index, Func<SessionLock, SessionLock> change) =>
        state with { Locks = state.Locks.SetItem(index, change(state.Locks[index])) };

    private static CoordinationState ChangePrd(CoordinationState state, string id, Func<PrdEntry, PrdEntry> change) =>
        state with { Prds = state.Prds.Replace(state.FindPrd(id)!, change(state.FindPrd(id)!)) };

    private static CoordinationState After(CoordinationState before, Command command) => before.Accepts(command).Next;

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
    public void A_landing_is_noted_by_its_holder_and_put_back_whole()
    {
        var noted = After(Held, new BeginLandingCommand(Holder("s1"), Now, "op", null, true, new("c", "b")));
        Illegal(VerifyRules.IllegalStep, Held, Change(noted, 0, held => held with { Landing = null }), "land", "s1");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(noted, "a", prd => prd with { Title = "x" }), "land", "s1");
        var back = After(noted, new CancelLandingCommand(Stranger("s9"), Now, "op", "a", "x"));
        Illegal(VerifyRules.IllegalStep, noted, Change(back, 0, held => held with { Heartbeat = new("x") }), "cancel-landing", "s9");
        Illegal(VerifyRules.IllegalStep, noted, Change(back, 0, held => held with { SessionId = "s9" }), "cancel-landing", "s9");
        Illegal(VerifyRules.IllegalStep, noted, noted with { Locks = noted.Locks.RemoveAt(0) }, "cancel-landing", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Change(Held, 0, held => held with { StatusText = "x" }), "cancel-landing", "s9");
    }

    [Fact]
    public void An_unclaim_makes_the_prd_ready_and_takes_nobody_elses_lock_unasked()
    {
        var after = After(Held, Unclaim(Holder("s1")));
        Assert.Equal(StepKind.Legal, Judge(Held, after, "unclaim", "s1", 5).Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "unclaim", "s9");
        Assert.Equal(StepKind.Legal, Judge(Held, after, "unclaim", "s9", forced: true).Kind);
        Assert.Equal(StepKind.Legal, Judge(Asked, after, "unclaim", "s9").Kind);
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "a", _ => Held.FindPrd("a")!), "unclaim", "s1");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "a", prd => prd with { Status = PrdStatus.Completed }), "unclaim", "s1");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(after, "a", prd => prd with { StartedAt = null }), "unclaim", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Prds = after.Prds.RemoveAt(0) }, "unclaim", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Locks = [] }, "unclaim", "s1");
    }

    [Fact]
    public void A_release_is_the_holders_and_archives_its_prd()
    {
        var after = After(Held, Release(Holder("s1"), incomplete: true));
        Assert.Equal(StepKind.Legal, Judge(Held, after, "release", "s1", 5).Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "release", "s9");
        Illegal(VerifyRules.IllegalStep, Asked, after, "release", "s9");
        Illegal(VerifyRules.IllegalStep, Held, after with { Completed = [] }, "release", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Completed = [], Abandoned = after.Completed }, "release", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Completed = [after.Completed[0] with { FinishedByOp = "x" }] }, "release", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Completed = [after.Completed[0] with { Title = "x" }] }, "release", "s1");
        Illegal(VerifyRules.IllegalStep, Held, after with { Locks = Held.Locks }, "release", "s1");
    }

    [Fact]
    public void An_abandon_archives_what_is_its_own_or_free_or_was_asked_for()
    {
        var after = After(Held, Abandon(Holder("s1")));
        var foreign = after with { Abandoned = [after.Abandoned[0] with { FinishedBy = "s9" }] };
        Illegal(VerifyRules.IllegalStep, Held, foreign, "abandon", "s9");
        Assert.Equal(StepKind.Legal, Judge(Asked, foreign, "abandon", "s9").Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "abandon", "s9", forced: true);
        Illegal(VerifyRules.IllegalStep, Held, after with { Locks = Held.Locks }, "abandon", "s1");
        Illegal(VerifyRules.IllegalStep, Held, Held, "abandon", "s1");
    }

    [Fact]
    public void A_lock_is_not_stolen()
    {
        var after = After(Asked, Resume(Stranger("s9"), "a", Dead));
        Assert.Equal(StepKind.Legal, Judge(Asked, after, "resume", "s9", 7).Kind);
        Illegal(VerifyRules.IllegalStep, Held, after, "resume", "s9", 7);
        Assert.Equal(StepKind.Legal, Judge(Held, after, "resume", "s9", 7, forced: true).Kind);
        Illegal(VerifyRules.IllegalStep, Asked, after, "resume", "s8");
        Illegal(VerifyRules.FenceNotIncreasing, Asked, Change(after, 0, held => held with { Fence = 5 }), "resume", "s9");
        Illegal(VerifyRules.IllegalStep, Asked, Change(after, 0, held => held with { Branch = "x" }), "resume", "s9");
        Illegal(VerifyRules.IllegalStep, Asked, Change(after, 0, held => held with { Challenge = Asked.Locks[0].Challenge }), "resume", "s9");
        Illegal(VerifyRules.DoubleGrant, Asked, Change(after, 0, held => held with { SessionId = "s2" }), "resume", "s2");
        Illegal(VerifyRules.IllegalStep, Asked, ChangePrd(after, "a", prd => prd with { Title = "x" }), "resume", "s9");
        Illegal(VerifyRules.IllegalStep, Asked, Asked with { Locks = Asked.Locks.RemoveAt(0) }, "resume", "s9");
        var old = Change(Asked, 0, held => held with { Heartbeat = Timestamp.Of(Now) });
        Illegal(VerifyRules.IllegalStep, old, after, "resume", "s9", 7);
    }

    [Fact]
    public void A_challenge_only_asks()
    {
        Illegal(VerifyRules.IllegalStep, Held, Asked, "challenge", "s8");
        Illegal(VerifyRules.IllegalStep, Held, Change(Asked, 0, held => held with { Heartbeat = new("x") }), "challenge", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Change(Asked, 0, held => held with { Status = LockStatus.Blocked }), "challenge", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(Asked, "a", prd => prd with { Title = "x" }), "challenge", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Asked with { Locks = Asked.Locks.RemoveAt(0) }, "challenge", "s9");
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
