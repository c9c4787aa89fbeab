using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ClaimTests
{
    [Fact]
    public void A_ready_prd_is_locked_with_a_new_fence_and_goes_into_progress()
    {
        var state = State(Prd("prd-print-templates") with { PrdFile = "docs/prds/prd-print-templates.json" }) with { Fence = 41 };
        var accepted = state.Accepts(Claim("s1", "Print-Templates"));

        var granted = Assert.Single(accepted.Next.Locks);
        Assert.Equal(new SessionLock
        {
            SessionId = "s1",
            PrdId = "prd-print-templates",
            PrdFile = "docs/prds/prd-print-templates.json",
            Branch = "feature/print-templates",
            ClaimedAt = Timestamp.Of(Now),
            Heartbeat = Timestamp.Of(Now),
            Fence = 42,
            OpId = "op",
            Machine = "0a1b2c3d",
        }, granted);
        Assert.Equal(granted, accepted.Lock);
        Assert.Equal(42, accepted.Next.Fence);
        Assert.Equal((PrdStatus.InProgress, Timestamp.Of(Now)), (accepted.Prd!.Status, accepted.Prd.StartedAt!.Value));
        Assert.Equal(accepted.Prd, Assert.Single(accepted.Next.Prds));
        Assert.Equal("chore: claim prd-print-templates for s1", accepted.Subject);
        Assert.Empty(accepted.Files);
        Assert.Empty(accepted.Warnings);
    }

    [Fact]
    public void The_branch_is_the_documents_then_the_entrys()
    {
        var state = State(Prd("a") with { BranchName = "feature/from-entry" });
        Assert.Equal("feature/from-entry", state.Accepts(Claim("s1", "a")).Lock!.Branch);
        var named = state with { Stories = state.Stories.SetItem("a", new("docs/prds/prd-a.json", "feature/from-document", [])) };
        var granted = named.Accepts(Claim("s1", "a")).Lock!;
        Assert.Equal(("feature/from-document", "docs/prds/prd-a.json"), (granted.Branch, granted.PrdFile));
    }

    [Fact]
    public void A_prd_that_was_started_before_keeps_its_first_start()
    {
        var before = new Timestamp("2026-01-01");
        Assert.Equal(before, State(Prd("a") with { StartedAt = before }).Accepts(Claim("s1", "a")).Prd!.StartedAt);
    }

    [Fact]
    public void A_synonym_of_ready_gives_way_to_our_word()
    {
        var accepted = State(Prd("a") with { StatusText = "todo" }).Accepts(Claim("s1", "a"));
        Assert.Null(accepted.Prd!.StatusText);
    }

    [Fact]
    public void An_unknown_prd_is_refused_with_the_nearest_names()
    {
        var state = State(Prd("prd-permissions"), Prd("print-templates"), Prd("print-invoices"), Prd("z"));
        var refusal = state.Refuses<PrdNotFoundRefusal>(Claim("s1", "print-template"));
        Assert.Equal("print-templates", refusal.Nearest[0]);
        Assert.InRange(refusal.Nearest.Length, 1, 3);
        Assert.Equal(["prd-permissions"], state.Refuses<PrdNotFoundRefusal>(Claim("s1", "permisions")).Nearest);
        Assert.Empty(state.Refuses<PrdNotFoundRefusal>(Claim("s1", new string('x', 500))).Nearest);
    }

    [Fact]
    public void Claiming_what_one_holds_is_no_error_and_keeps_the_fence()
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a", fence: 7));
        var unchanged = state.LeavesAlone(Claim("s1", "prd-a") with { Caller = Holder("s1") });
        Assert.Equal(7, unchanged.Lock!.Fence);
        Assert.Equal("a", unchanged.Prd!.Id);
    }

    [Fact]
    public void A_lock_of_the_session_from_another_grant_is_not_its_own() =>
        Assert.Equal(7, State(Prd("a")).Holding(Lock("s1", "a", "other", 7)).Refuses<GrantOldRefusal>(
            Claim("s1", "a") with { Caller = Holder("s1") }).Fence);

    [Fact]
    public void A_session_holds_one_prd_at_a_time() =>
        Assert.Equal("a", State(Prd("a"), Prd("b")).Holding(Lock("s1", "a")).Refuses<AlreadyHoldingRefusal>(Claim("s1", "b")).Holds);

    [Theory]
    [InlineData(3, false, 7 * 60)]
    [InlineData(11, true, null)]
    [InlineData(-60, false, 600)]
    public void A_held_prd_is_refused_with_who_and_how_silent(double age, bool stale, int? retryAfter)
    {
        var refusal = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: age)).Refuses<HeldRefusal>(Claim("s2", "a"));
        Assert.Equal(("s1", stale, TimeSpan.FromMinutes(age)), (refusal.Holder, refusal.Stale, refusal.Age));
        Assert.Equal(retryAfter, (int?)refusal.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(LockStatus.Blocked)]
    [InlineData(LockStatus.Queued)]
    [InlineData(LockStatus.PrOpen)]
    internal void A_lock_that_waits_for_others_is_old_but_never_stale(LockStatus status)
    {
        var refusal = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: 600) with { Status = status }).Refuses<HeldRefusal>(Claim("s2", "a"));
        Assert.False(refusal.Stale);
        Assert.Null(refusal.RetryAfter);
    }

    [Fact]
    public void A_lock_by_hand_on_a_prd_that_no_registry_knows_is_held_all_the_same() =>
        Assert.Equal("s1", State().Holding(Lock("s1", "a", null, null)).Refuses<HeldRefusal>(Claim("s2", "a")).Holder);

    [Theory]
    [InlineData(PrdStatus.Draft, "draft")]
    [InlineData(PrdStatus.InProgress, "in_progress")]
    [InlineData(PrdStatus.Blocked, "blocked")]
    [InlineData(PrdStatus.PrOpen, "pr_open")]
    [InlineData(PrdStatus.Completed, "completed")]
    [InlineData(PrdStatus.Abandoned, "abandoned")]
    [InlineData(PrdStatus.Unknown, "on_ice")]
    internal void Only_a_ready_prd_can_be_claimed(PrdStatus status, string word) =>
        Assert.Equal(word, State(Prd("a", status) with { StatusText = word }).Refuses<NotReadyRefusal>(Claim("s1", "a")).Status);

    [Fact]
    public void An_archived_prd_is_not_ready()
    {
        var state = State() with { Completed = [Prd("a", PrdStatus.Completed)], Abandoned = [Prd("b", PrdStatus.Abandoned)] };
        Assert.Equal("completed", state.Refuses<NotReadyRefusal>(Claim("s1", "prd-a")).Status);
        Assert.Equal("abandoned", state.Refuses<NotReadyRefusal>(Claim("s1", "b")).Status);
    }

    [Fact]
    public void Every_dependency_must_be_completed()
    {
        var state = State(Prd("a") with { DependsOn = ["done", "prd-left", "open", "nowhere"] }, Prd("open"), Prd("left", PrdStatus.Completed))
            with { Completed = [Prd("prd-done", PrdStatus.Completed)] };
        Assert.Equal(["open", "nowhere"], state.Refuses<DependencyOpenRefusal>(Claim("s1", "a")).Open);
        Assert.Equal("a", (state with { Prds = state.Prds.SetItem(0, Prd("a") with { DependsOn = ["done", "left"] }) })
            .Accepts(Claim("s1", "a")).Lock!.PrdId);
    }

    [Fact]
    public void Two_locks_stop_writes_to_that_prd_and_by_that_session_and_nothing_else()
    {
        var state = State(Prd("a"), Prd("b"), Prd("c"), Prd("d")).Holding(
            Lock("s1", "a"), Lock("s2", "prd-a"), Lock("s3", "b"), Lock("s3", "c"));
        Assert.Equal(["s1", "s2"], state.Refuses<TwoLocksRefusal>(Claim("s9", "a")).Holders);
        Assert.Equal("b", state.Refuses<TwoLocksRefusal>(Claim("s3", "d")).PrdId);
        Assert.Equal("d", state.Accepts(Claim("s9", "d")).Lock!.PrdId);
        Command[] writes =
        [
            Beat(Holder("s1")), Beat(Holder("s1"), "a"), Unclaim(Holder("s1")), Release(Holder("s1")), Abandon(Holder("s1")), Block(Holder("s1")),
            Unblock(Holder("s1")), Resume(Stranger("s9"), "a", Dead), Given.Challenge("s9", "a"), Abandon(Stranger("s9"), "a", Dead),
            Unclaim(Stranger("s9"), "a", Dead), Beat(Holder("s3"), "b"),
            new BeginLandingCommand(Holder("s1"), Now, "op", null, false, new("c", "b")),
            new CancelLandingCommand(Holder("s1"), Now, "op", "a", "gone"),
        ];
        Assert.All(writes, command => state.Refuses<TwoLocksRefusal>(command));
    }

    [Fact]
    public void In_solo_mode_every_verb_says_so()
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a")) with { Settings = new() { MultiSession = false } };
        Command[] verbs =
        [
            Claim("s2", "a"), Beat(Holder("s1")), Block(Holder("s1")), Unblock(Holder("s1")), Unclaim(Holder("s1")), Release(Holder("s1")),
            Abandon(Holder("s1")), Resume(Stranger("s2"), "a", Dead), Given.Challenge("s2", "a"),
            new BeginLandingCommand(Holder("s1"), Now, "op", null, false, new("c", "b")),
            new CancelLandingCommand(Holder("s1"), Now, "op", "a", "gone"),
        ];
        Assert.All(verbs, command => state.Refuses<SoloModeRefusal>(command));
    }
}
