using Coordination.Git;
using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

/// <summary>Which commit of a branch is a session's last real work. The locks were claimed an hour ago.</summary>
public sealed class LastWorkTests
{
    [Fact]
    public void It_is_the_newest_of_what_is_here_and_what_was_fetched() =>
        Assert.Equal(("new", 300L), Work(Tip("old", 50), Tip("new", 5, "refs/remotes/origin/feature/a")));

    [Fact]
    public void A_branch_that_stands_where_it_was_made_has_none()
    {
        Assert.Equal((null, null), Work(Tip("main", 5)));
        Assert.Equal((null, null), Work(Tip("chore", 5) with { IsOperation = true }));
        Assert.Equal((null, null), Work(Tip("before the claim", 61)));
        Assert.Equal((null, null), Work());
    }

    [Fact]
    public void A_lock_that_does_not_say_when_it_was_claimed_takes_any_commit() =>
        Assert.Equal(("old", 36_000L), Work(held => held with { ClaimedAt = null }, Tip("old", 600)));

    [Fact]
    public void Lines_of_git_are_read_and_what_is_no_commit_is_left_out()
    {
        var tips = WorkTips.Parse("c1 1771513200 refs/heads/feature/a \nc2 1771513200 refs/heads/feature/b heartbeat\nt3  refs/tags/v1 \nc4 99999999999999 refs/heads/c \nrubbish\n").ToList();
        Assert.Equal([("c1", "refs/heads/feature/a", false), ("c2", "refs/heads/feature/b", true)], tips.Select(tip => (tip.Oid, tip.Ref, tip.IsOperation)));
        Assert.Equal(Now, tips[0].At);
    }

    private static (string? Commit, long? Age) Work(params WorkTip[] tips) => Work(held => held, tips);

    private static (string? Commit, long? Age) Work(Func<SessionLock, SessionLock> change, params WorkTip[] tips)
    {
        var state = State(Prd("a")).Holding(change(Lock("s1", "a")));
        var locks = LastWork.On(StatusProjection.Locks(state, null, Now), tips.ToLookup(_ => "feature/a"), new HashSet<string> { "main" }, Now);
        return (locks[0].LastCommit, locks[0].LastCommitAgeSeconds);
    }

    private static WorkTip Tip(string oid, int minutes, string reference = "refs/heads/feature/a") => new(reference, oid, Now.AddMinutes(-minutes), false);
}
