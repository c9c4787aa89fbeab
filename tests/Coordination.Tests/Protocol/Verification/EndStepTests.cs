using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;
using static Coordination.Tests.Protocol.Verification.BrokenStep;

namespace Coordination.Tests.Protocol.Verification;

/// <summary>Steps that end a lock or give it away, broken in every way that matters.</summary>
public sealed class EndStepTests
{
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
    public void A_merged_pull_request_is_released_by_anybody_in_its_holders_name_and_names_the_merge()
    {
        var open = Held with { Locks = Held.Locks.SetItem(0, Held.Locks[0] with { Status = LockStatus.PrOpen }) };
        var after = After(open, Release(Stranger("s9"), "a", incomplete: true, mergeCommit: "c0ffee"));
        Assert.Equal("s1", after.Completed[0].FinishedBy);
        Assert.Equal(StepKind.Legal, Judge(open, after, "release", "s9", 5).Kind);
        Illegal(VerifyRules.IllegalStep, open, after with { Completed = [after.Completed[0] with { MergeCommit = null }] }, "release", "s9");
        Illegal(VerifyRules.IllegalStep, open, after with { Completed = [after.Completed[0] with { FinishedBy = "s9" }] }, "release", "s9");
        Illegal(VerifyRules.IllegalStep, Held, after, "release", "s9");
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
}
