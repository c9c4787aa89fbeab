using System.Collections.Immutable;
using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

/// <summary>What the dashboard says that somebody has to do.</summary>
public sealed class AttentionTests
{
    [Fact]
    public void A_quiet_day_needs_nobody() => Assert.Empty(Kinds(State(Prd("a"), Prd("b")).Holding(Lock("s1", "a")), "s1"));

    [Fact]
    public void Stale_blocked_and_early_locks_are_told_with_how_long()
    {
        var state = State(Prd("a"), Prd("b"), Prd("c")).Holding(
            Lock("s1", "a", ageMinutes: 11), Lock("s2", "b", ageMinutes: 90) with { Status = LockStatus.Blocked, BlockedReason = "why" },
            Lock("s3", "c", ageMinutes: -2));
        var attention = Of(state, "s2");
        Assert.Equal([AttentionKind.Stale, AttentionKind.Blocked, AttentionKind.ClockAhead], attention.Select(one => one.Kind));
        Assert.Equal([660L, 5400, 120], attention.Select(one => one.Seconds!.Value));
        Assert.Equal([false, true, false], attention.Select(one => one.Mine));
        Assert.Equal("why", attention[1].Text);
    }

    [Fact]
    public void A_minute_between_two_clocks_is_nothing() => Assert.Empty(Kinds(State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: -1)), null));

    [Fact]
    public void Two_locks_of_one_prd_and_two_prds_of_one_session_are_told()
    {
        var state = State(Prd("a"), Prd("b"), Prd("c")).Holding(Lock("s1", "a"), Lock("s2", "prd-a"), Lock("s3", "b"), Lock("s3", "c"));
        var attention = Of(state, "s3");
        Assert.Equal([("a", null, "s1, s2"), (null, "s3", "b, c")], attention.Select(one => (one.PrdId, one.SessionId, one.Text)));
        Assert.All(attention, one => Assert.Equal(AttentionKind.TwoLocks, one.Kind));
    }

    [Fact]
    public void A_prd_in_progress_that_nobody_holds_and_a_lock_on_one_that_is_over_are_told()
    {
        var state = (State(Prd("a", PrdStatus.InProgress), Prd("b", PrdStatus.Completed)) with { Completed = [Prd("c", PrdStatus.Completed)] })
            .Holding(Lock("s1", "b"), Lock("s2", "prd-c"), Lock("s3", "unknown"));
        state = state with { Prds = [Prd("a", PrdStatus.InProgress), Prd("b", PrdStatus.Completed)] };
        Assert.Equal(
            [(AttentionKind.LeftOverLock, "prd-c"), (AttentionKind.LeftOverLock, "b"), (AttentionKind.WithoutLock, "a")],
            Of(state, null).Select(one => (one.Kind, one.PrdId)));
    }

    [Fact]
    public void A_prd_that_was_completed_and_is_open_again_may_be_held() =>
        Assert.Empty(Kinds((State(Prd("a")) with { Completed = [Prd("a", PrdStatus.Completed)] }).Holding(Lock("s1", "a")), null));

    [Fact]
    public void The_callers_own_affairs_come_first()
    {
        var state = State(Prd("a"), Prd("b"), Prd("c")).Holding(
            Lock("s2", "b", ageMinutes: 11), Lock("s1", "c") with { Challenge = new("s2", Timestamp.Of(Now), null) }, Lock("s9", "a"));
        var attention = Of(state, "s1", new LocalNotes("a", "push-declined", ["chore: claim a for s1"]));
        Assert.Equal(
            [AttentionKind.LockLost, AttentionKind.Challenged, AttentionKind.PushDeclined, AttentionKind.OutcomeUnknown, AttentionKind.Stale],
            attention.Select(one => one.Kind));
        Assert.Equal(("a", "s9"), (attention[0].PrdId, attention[0].Text));
        Assert.Equal([true, true, true, true, false], attention.Select(one => one.Mine));
    }

    [Fact]
    public void What_is_held_is_not_lost_however_it_is_spelled() =>
        Assert.Empty(Of(State(Prd("a")).Holding(Lock("s1", "prd-A")), "s1", new LocalNotes("a", null, [])));

    [Fact]
    public void Ages_go_on_and_a_lock_becomes_stale_without_another_look()
    {
        var state = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a", ageMinutes: 9), Lock("s2", "b", ageMinutes: 9) with { Status = LockStatus.Blocked });
        var status = Status(state, "s1", LocalNotes.None);
        var later = StatusAging.After(status, TimeSpan.FromMinutes(2));
        Assert.Equal(660, later.Current!.AgeSeconds);
        Assert.Equal([true, false], later.Sessions.Select(held => held.Stale));
        Assert.Equal(["s1"], later.Stale);
        Assert.Equal([AttentionKind.Stale, AttentionKind.Blocked], later.Attention.Select(one => one.Kind));
        Assert.Same(status, StatusAging.After(status, TimeSpan.FromMilliseconds(999)));
    }

    private static IEnumerable<string> Kinds(CoordinationState state, string? session) => Of(state, session).Select(one => one.Kind);

    private static ImmutableArray<AttentionView> Of(CoordinationState state, string? session, LocalNotes? notes = null) =>
        Status(state, session, notes ?? LocalNotes.None).Attention;

    private static StatusResult Status(CoordinationState state, string? session, LocalNotes notes)
    {
        var view = StatusProjection.Of(state, session, Now);
        var status = new StatusResult
        {
            Project = "p", Mode = "multi", StateRef = "r", SessionId = session, Current = view.Current, Sessions = view.Sessions, Stale = view.Stale,
            Findings = StateFindings.Of(state, session), Notes = notes,
        };
        return status with { Attention = Attention.Of(status) };
    }
}
