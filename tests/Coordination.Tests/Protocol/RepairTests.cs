using Coordination.Protocol;
using Coordination.Protocol.Verification;
using static Coordination.Tests.Protocol.Given;
using static Coordination.Tests.Protocol.Verification.BrokenStep;

namespace Coordination.Tests.Protocol;

/// <summary>Each repair mends what is still so; every one that is accepted is also legal to the checker, and every way to go too far is not.</summary>
public sealed class RepairTests
{
    private static readonly SessionLock Earlier = Lock("s1", "a", "one", 5);
    private static readonly SessionLock Later = Lock("s2", "prd-a", "two", 7);
    private static readonly CoordinationState Twice = State(Prd("a"), Prd("b")).Holding(Earlier, Later);
    private static readonly CoordinationState Ended =
        State(Prd("b")).Holding(Lock("s1", "a", "one", 5)) with { Completed = [Prd("a", PrdStatus.Completed)] };

    [Fact]
    public void The_later_of_two_locks_goes_and_the_prd_stays_in_work()
    {
        var after = Twice.Accepts(Repairing(new Repair.RemoveLock(Later, Earlier))).Next;
        Assert.Equal(["s1"], after.Locks.Select(held => held.SessionId));
        Assert.Equal(PrdStatus.InProgress, after.FindPrd("a")!.Status);
        after.LeavesAlone(Repairing(new Repair.RemoveLock(Later, Earlier)));
        Twice.Without(Earlier).LeavesAlone(Repairing(new Repair.RemoveLock(Later, Earlier)));
    }

    [Fact]
    public void The_second_lock_of_one_session_goes_and_its_prd_is_ready_again()
    {
        var both = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a", "one", 5), Lock("s1", "b", "two", 7));
        var after = both.Accepts(Repairing(new Repair.RemoveLock(both.Locks[1], both.Locks[0]))).Next;
        Assert.Equal(["a"], after.Locks.Select(held => held.PrdId));
        Assert.Equal(PrdStatus.Ready, after.FindPrd("b")!.Status);
    }

    [Fact]
    public void A_lock_of_an_ended_prd_goes_and_that_of_one_that_was_opened_again_stays()
    {
        Assert.Empty(Ended.Accepts(Repairing(new Repair.RemoveLock(Ended.Locks[0], null))).Next.Locks);
        var opened = Ended with { Prds = [.. Ended.Prds, Prd("prd-a", PrdStatus.InProgress)] };
        opened.LeavesAlone(Repairing(new Repair.RemoveLock(opened.Locks[0], null)));
    }

    [Fact]
    public void A_lock_in_the_middle_of_a_landing_is_left_to_its_end()
    {
        var landing = Ended with { Locks = [Ended.Locks[0] with { Landing = new("c", "b"), Status = LockStatus.Merging }] };
        landing.Refuses<NotReadyRefusal>(Repairing(new Repair.RemoveLock(landing.Locks[0], null)));
    }

    [Fact]
    public void An_ended_entry_is_filed_under_its_end_once()
    {
        var left = State(Prd("a", PrdStatus.Completed), Prd("b", PrdStatus.Abandoned));
        var after = left.Accepts(Repairing(new Repair.FileEntry("a"))).Next.Accepts(Repairing(new Repair.FileEntry("b"))).Next;
        Assert.Equal((0, 1, 1), (after.Prds.Length, after.Completed.Length, after.Abandoned.Length));
        after.LeavesAlone(Repairing(new Repair.FileEntry("a")));
        (left with { Completed = [Prd("a", PrdStatus.Completed)] }).LeavesAlone(Repairing(new Repair.FileEntry("a")));
    }

    [Fact]
    public void Of_entries_that_say_the_same_one_stays_and_others_are_left_alone()
    {
        var twins = State(Prd("a"), Prd("a") with { Origin = new("prds", 1) }, Prd("b"));
        Assert.Equal(["a", "b"], twins.Accepts(Repairing(new Repair.DropTwins("a"))).Next.Prds.Select(prd => prd.Id));
        State(Prd("a"), Prd("a") with { Title = "x" }).LeavesAlone(Repairing(new Repair.DropTwins("a")));
    }

    [Fact]
    public void Counts_become_those_of_the_document_where_there_are_any()
    {
        var state = State(Prd("a") with { StoriesTotal = 9, StoriesCompleted = 9 }).WithStories("a", Done("US-1"), Open("US-2"));
        var counted = state.Accepts(Repairing(new Repair.SetCounts("a"))).Next.FindPrd("a")!;
        Assert.Equal((2, 1), (counted.StoriesTotal, counted.StoriesCompleted));
        State(Prd("a")).WithStories("a", Done("US-1")).LeavesAlone(Repairing(new Repair.SetCounts("a")));
    }

    [Fact]
    public void What_nobody_holds_is_ready_again()
    {
        Assert.Equal(PrdStatus.Ready, State(Prd("a", PrdStatus.InProgress)).Accepts(Repairing(new Repair.MakeReady("a"))).Next.FindPrd("a")!.Status);
        Held.LeavesAlone(Repairing(new Repair.MakeReady("a")));
        State(Prd("a", PrdStatus.Blocked)).LeavesAlone(Repairing(new Repair.MakeReady("a")));
    }

    [Fact]
    public void A_document_is_restored_while_it_cannot_be_read()
    {
        var restore = Repairing(new Repair.RestoreDocument("a", "docs/prds/prd-a.json", "{}"));
        Assert.Equal(new FileChange.Written("docs/prds/prd-a.json", "{}"), Assert.Single(State(Prd("a")).Accepts(restore).Files));
        State(Prd("a")).WithStories("a", Open("US-1")).LeavesAlone(restore);
    }

    [Fact]
    public void To_the_checker_a_repair_gives_nobody_anything()
    {
        Illegal(VerifyRules.IllegalStep, Twice, Twice.Without(Earlier), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Held.Without(Held.Locks[0]), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Change(Held, 0, held => held with { SessionId = "s9" }), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Held.With(Lock("s9", "free", "x", 7)), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, State(), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(Held, "a", prd => prd with { Status = PrdStatus.Ready }), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(Held, "free", prd => prd with { Status = PrdStatus.Completed }), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, ChangePrd(Held, "free", prd => prd with { Title = "x" }), "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Held with { Prds = Held.Prds.Add(Prd("new")) }, "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Held, Held with { Prds = Held.Prds.Remove(Held.FindPrd("free")!), Completed = [Prd("free")] }, "repair", "s9");
        Illegal(VerifyRules.IllegalStep, Twice, Twice.Without(Later), "repair", "s9", fence: 5);
        Illegal(VerifyRules.FenceNotIncreasing, Held with { Fence = 60 }, Held, "repair", "s9");
    }

    [Fact]
    public void A_repair_of_what_cannot_be_read_says_what_could_be_read_last()
    {
        var judge = new HistoryJudge();
        judge.Add(new HistoryCommit("c1", [CoordinationState.Empty], Held, new("repair", "op-1", "s9", null)) { LastReadable = Held });
        Assert.Empty(judge.Result().Violations);
        judge.Add(new HistoryCommit("c2", [CoordinationState.Empty], Held.Without(Held.Locks[0]), new("repair", "op-2", "s9", null)) { LastReadable = Held });
        Assert.Equal(VerifyRules.IllegalStep, Assert.Single(judge.Result().Violations.Select(violation => violation.Rule).Distinct()));
    }

    private static RepairCommand Repairing(Repair repair) => new(Stranger("s9"), Now, "op", repair);
}
