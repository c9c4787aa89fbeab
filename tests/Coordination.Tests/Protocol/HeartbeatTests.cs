using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class HeartbeatTests
{
    private static readonly CoordinationState Held = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: 1))
        .WithStories("a", Done("US-001"), Open("US-002"), Open("US-003"));

    [Fact]
    public void A_completed_story_passes_and_the_count_is_a_level()
    {
        var accepted = Held.Accepts(Beat(Holder("s1"), completed: "us-002"));
        Assert.Equal([new FileChange.StoryPassed("docs/prds/prd-a.json", "US-002")], accepted.Files);
        Assert.Equal(2, accepted.Prd!.StoriesCompleted);
        Assert.Equal(Timestamp.Of(Now), accepted.Lock!.Heartbeat);
        Assert.Equal("US-002", accepted.Lock.CurrentStory);
        Assert.Equal("chore: heartbeat s1 - completed US-002", accepted.Subject);
        Assert.True(accepted.Next.StoriesOf("a")!.Stories[1].Passes);
        Assert.Equal(3, accepted.Next.Accepts(Beat(Holder("s1"), completed: "US-003")).Prd!.StoriesCompleted);
    }

    [Fact]
    public void A_count_that_a_hand_got_wrong_is_put_right()
    {
        var state = Held with { Prds = [Held.Prds[0] with { StoriesCompleted = 17 }] };
        Assert.Equal(2, state.Accepts(Beat(Holder("s1"), completed: "US-002")).Prd!.StoriesCompleted);
    }

    [Fact]
    public void A_story_that_passes_already_is_a_plain_beat() =>
        Held.LeavesAlone(Beat(Holder("s1"), completed: "US-001"));

    [Fact]
    public void A_story_that_the_document_does_not_know_is_refused_with_those_it_knows() =>
        Assert.Equal(["US-001", "US-002", "US-003"], Held.Refuses<StoryNotFoundRefusal>(Beat(Holder("s1"), completed: "US-9")).Stories);

    [Fact]
    public void Without_a_document_the_lock_keeps_what_was_done()
    {
        var state = State(Prd("a") with { StoriesCompleted = 2, StoriesTotal = 5 }).Holding(Lock("s1", "a"));
        foreach (var (story, count) in new[] { ("x", 2), ("y", 2), ("z", 3) })
        {
            var accepted = state.Accepts(Beat(Holder("s1"), completed: story));
            Assert.Equal(count, accepted.Prd!.StoriesCompleted);
            Assert.Empty(accepted.Files);
            state = accepted.Next;
        }
        Assert.Equal(["x", "y", "z"], state.Locks[0].CompletedStories);
        state.LeavesAlone(Beat(Holder("s1"), completed: "y"));
    }

    [Fact]
    public void A_story_counts_on_a_lock_without_a_prd_and_on_an_unregistered_prd()
    {
        Assert.Equal(["x"], State().Holding(Lock("s1", null)).Accepts(Beat(Holder("s1"), completed: "x")).Lock!.CompletedStories);
        Assert.Equal(["x"], State().Holding(Lock("s1", "a")).Accepts(Beat(Holder("s1"), completed: "x")).Lock!.CompletedStories);
    }

    [Fact]
    public void A_begun_story_is_only_noted()
    {
        var accepted = Held.Accepts(Beat(Holder("s1"), started: "US-003"));
        Assert.Equal(("US-003", "chore: heartbeat s1 - started US-003"), (accepted.Lock!.CurrentStory, accepted.Subject));
        Assert.Empty(accepted.Files);
        Assert.Equal("US-003", Held.Accepts(Beat(Holder("s1"), completed: "US-002", started: "US-003")).Lock!.CurrentStory);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(3.3, 1.9, true)]
    [InlineData(3.4, 0, false)]
    [InlineData(1, 2, false)]
    [InlineData(-3.3, 0, true)]
    [InlineData(-3.4, 0, false)]
    [InlineData(-1440, 0, false)]
    public void A_beat_of_nothing_but_time_is_left_out_while_the_last_is_young_and_the_look_fresh(double age, double tipAge, bool left)
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: age));
        var beat = Beat(Holder("s1"), tipAge: TimeSpan.FromMinutes(tipAge));
        if (left)
            state.LeavesAlone(beat);
        else
            Assert.Equal("chore: heartbeat s1", state.Accepts(beat).Subject);
    }

    [Fact]
    public void A_lock_without_a_readable_heartbeat_gets_one() =>
        State(Prd("a")).Holding(Lock("s1", "a") with { Heartbeat = new("yesterday") }).Accepts(Beat(Holder("s1")));

    [Fact]
    public void A_clock_that_stands_still_writes_nothing_but_answers()
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a"));
        state.LeavesAlone(Beat(Holder("s1"), tipAge: TimeSpan.FromHours(1)));
        var asked = state.Accepts(Given.Challenge("s2", "a")).Next;
        var answered = asked.Accepts(Beat(Holder("s1"))).Lock!;
        Assert.Null(answered.Challenge);
        Assert.NotEqual(asked.Locks[0].Heartbeat, answered.Heartbeat);
    }

    [Fact]
    public void A_challenge_is_answered_at_once_even_by_a_young_beat()
    {
        var asked = Held.Accepts(Given.Challenge("s2", "a")).Next;
        Assert.Null(asked.Accepts(Beat(Holder("s1"))).Lock!.Challenge);
    }

    [Fact]
    public void A_lock_made_by_hand_gets_what_it_lacks_from_its_holders_first_write()
    {
        var state = State(Prd("a")).Holding(Lock("s1", "a", null, null, ageMinutes: 5)) with { Fence = 41 };
        var written = state.Accepts(Beat(Stranger("s1"))).Lock!;
        Assert.Equal(("op", 42L), (written.OpId, written.Fence));
        var half = State(Prd("a")).Holding(Lock("s1", "a", "grant", null, ageMinutes: 5)) with { Fence = 41 };
        Assert.Equal(("grant", 42L), half.Accepts(Beat(Holder("s1"))).Lock is { } one ? (one.OpId!, one.Fence!.Value) : default);
    }

    [Fact]
    public void A_blocked_lock_keeps_still_but_takes_a_story_and_answers()
    {
        var blocked = Held with { Locks = [Held.Locks[0] with { Status = LockStatus.Blocked, Heartbeat = new("2020-01-01") }] };
        blocked.LeavesAlone(Beat(Holder("s1"), tipAge: TimeSpan.FromHours(1)));
        Assert.Equal(LockStatus.Blocked, blocked.Accepts(Beat(Holder("s1"), completed: "US-002")).Lock!.Status);
        Assert.Equal(LockStatus.Blocked, blocked.Accepts(Given.Challenge("s2", "a")).Next.Accepts(Beat(Holder("s1"))).Lock!.Status);
    }
}
