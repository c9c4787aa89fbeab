using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ProjectionTests
{
    private static readonly CoordinationState Day = (State(
            Prd("a") with { Title = "The A", StoriesTotal = 9 },
            Prd("b"), Prd("c"), Prd("d"),
            Prd("low") with { Priority = PrdPriority.Low },
            Prd("waits") with { Priority = PrdPriority.Critical, DependsOn = ["a"] },
            Prd("risky") with { ConflictsWith = [new("a", RiskLevel.High, [])] },
            Prd("draft", PrdStatus.Draft),
            Prd("left", PrdStatus.Completed) with { CompletedAt = new("2026-02-01") }) with
    {
        Completed = [Prd("old", PrdStatus.Completed) with { CompletedAt = new("2026-01-01") }, Prd("new", PrdStatus.Completed) with { CompletedAt = new("2026-02-18T10:00:00Z") }],
        Abandoned = [Prd("gone", PrdStatus.Abandoned) with { AbandonedAt = new("2026-02-02"), ArchivedTo = "docs/abandoned/x" }],
    })
        .Holding(
            Lock("s1", "a", fence: 7, ageMinutes: 11),
            Lock("s2", "b", ageMinutes: 600) with { Status = LockStatus.Queued, QueuedAt = new("2026-02-19T12:00:00Z") },
            Lock("s3", "c", ageMinutes: -2) with { Status = LockStatus.Queued, QueuedAt = new("2026-02-19T13:00:00Z"), QueuePriority = PrdPriority.High },
            Lock("s4", null, null, null))
        .WithStories("a", Done("US-001"), Open("US-002"));

    [Fact]
    public void All_locks_are_shown_with_whose_and_how_silent_they_are()
    {
        var status = StatusProjection.Of(Day, "s1", Now);
        Assert.Equal(["s1", "s2", "s3", "s4"], status.Sessions.Select(held => held.SessionId));
        Assert.Equal(["s1"], status.Stale);
        var current = status.Current!;
        Assert.Equal(("a", true, true, 660L, 7L), (current.PrdId!, current.Mine, current.Stale, current.AgeSeconds!.Value, current.Fence));
        Assert.Equal((1, 2), (current.StoriesCompleted, current.StoriesTotal));
        Assert.Equal(-120, status.Sessions[2].AgeSeconds);
        Assert.Equal("queued", status.Sessions[2].Status);
        Assert.Null(StatusProjection.Of(Day, null, Now).Current);
    }

    [Fact]
    public void What_waits_stands_in_the_order_in_which_it_would_be_claimed()
    {
        var available = StatusProjection.Of(Day, "s9", Now).Available;
        Assert.Equal(["waits", "d", "risky", "low"], available.Select(prd => prd.PrdId));
        Assert.Equal([false, true, false, true], available.Select(prd => prd.Claimable));
        Assert.Equal(["a"], available[0].BlockedBy);
        Assert.Equal("high", available[2].Risk);
        Assert.Equal(["a"], available[2].ConflictsWith);
    }

    [Fact]
    public void The_queue_is_by_priority_then_time() => Assert.Equal(["c", "b"], StatusProjection.Of(Day, null, Now).Queue);

    [Fact]
    public void What_ended_is_newest_first()
    {
        var status = StatusProjection.Of(Day, null, Now);
        Assert.Equal(["new", "left", "old"], status.Completed.Select(prd => prd.PrdId));
        Assert.Equal(("gone", "2026-02-02", "docs/abandoned/x"), (status.Abandoned[0].PrdId, status.Abandoned[0].EndedAt!, status.Abandoned[0].ArchivedTo!));
    }

    [Fact]
    public void The_list_has_open_ones_first()
    {
        var all = PrdProjection.All(Day);
        Assert.Equal(["a", "b", "c", "d", "low", "waits", "risky", "draft", "left", "old", "new", "gone"], all.Select(prd => prd.PrdId));
        Assert.Equal(("s1", "in_progress", "feature/a"), (all[0].Holder!, all[0].Status, all[0].Branch));
        Assert.Equal((1, 2), (all[0].StoriesCompleted, all[0].StoriesTotal));
    }

    [Fact]
    public void Stories_come_from_the_document_or_from_the_lock()
    {
        Assert.Equal([new("US-001", "Title of US-001", true), new StoryView("US-002", "Title of US-002", false)], PrdProjection.Stories(Day, "prd-a"));
        var state = State(Prd("a")).Holding(Lock("s1", "a") with { CompletedStories = ["x"] });
        Assert.Equal([new StoryView("x", null, true)], PrdProjection.Stories(state, "a"));
    }

    [Fact]
    public void A_word_that_we_do_not_know_is_shown_as_it_stands()
    {
        var state = State(Prd("a", PrdStatus.Unknown) with { StatusText = "on_ice" }).Holding(Lock("s1", "b") with { Status = LockStatus.Unknown, StatusText = "musing" });
        Assert.Equal("on_ice", PrdProjection.All(state)[0].Status);
        Assert.Equal("musing", StatusProjection.Of(state, null, Now).Sessions[0].Status);
    }

    [Fact]
    public void Every_word_is_ours()
    {
        Assert.Equal(8, Enum.GetValues<PrdStatus>().Select(Words.Of).Distinct().Count());
        Assert.Equal(6, Enum.GetValues<LockStatus>().Select(Words.Of).Distinct().Count());
        Assert.Equal(["critical", "high", "medium", "low"], Enum.GetValues<PrdPriority>().Select(Words.Of));
        Assert.Equal(["none", "low", "medium", "high"], Enum.GetValues<RiskLevel>().Select(Words.Of));
    }
}
