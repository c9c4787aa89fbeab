using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class ReleaseTests
{
    private static readonly CoordinationState Held =
        State(Prd("prd-a") with
        {
            PrdFile = "docs/prds/prd-a.json",
            Files = ["docs/prds/prd-a.json", "docs/notes/prd-a.md"],
            DependsOn = ["x"],
        }, Prd("b")).Holding(Lock("s1", "prd-a", fence: 9));

    [Fact]
    public void The_prd_is_archived_and_the_lock_removed()
    {
        var accepted = Held.WithStories("prd-a", Done("US-001")).Accepts(Release(Holder("s1"), mergeCommit: "c0ffee"));
        Assert.Empty(accepted.Next.Locks);
        Assert.Equal(["b"], accepted.Next.Prds.Select(prd => prd.Id));
        var completed = Assert.Single(accepted.Next.Completed);
        Assert.Equal(completed, accepted.Prd);
        Assert.Equal((PrdStatus.Completed, Timestamp.Of(Now)), (completed.Status, completed.CompletedAt!.Value));
        Assert.Equal(("s1", "op", "c0ffee"), (completed.FinishedBy!, completed.FinishedByOp!, completed.MergeCommit!));
        Assert.Equal("docs/completed/2026-02-19", completed.ArchivedTo);
        Assert.Equal("docs/completed/2026-02-19/prd-a.json", completed.PrdFile);
        Assert.Equal(["docs/completed/2026-02-19/prd-a.json", "docs/completed/2026-02-19/prd-a-2.md"], completed.Files);
        Assert.Equal("chore: archive prd-a, release s1", accepted.Subject);
        Assert.Equal(9, accepted.Next.Fence);
    }

    [Fact]
    public void A_pull_request_that_was_merged_is_released_by_anybody_who_names_the_merge()
    {
        var open = Held with { Locks = [Held.Locks[0] with { Status = LockStatus.PrOpen }] };
        Assert.Equal("s1", open.Accepts(Release(Stranger("s9"), "prd-a", mergeCommit: "c0ffee")).Prd!.FinishedBy);
        open.Refuses<HeldRefusal>(Release(Stranger("s9"), "prd-a"));
        Held.Refuses<HeldRefusal>(Release(Stranger("s9"), "prd-a", mergeCommit: "c0ffee"));
        var landing = open with { Locks = [open.Locks[0] with { Landing = new("other", "base") }] };
        landing.Refuses<HeldRefusal>(Release(Stranger("s9"), "prd-a", mergeCommit: "c0ffee"));
    }

    [Fact]
    public void Every_file_it_names_moves_and_the_twin_beside_it_and_no_two_into_one()
    {
        var moves = Held.Accepts(Release(Holder("s1"))).Files.Cast<FileChange.Moved>().ToList();
        Assert.Equal(
            ["docs/prds/prd-a.json", "docs/prds/prd-a.md", "docs/notes/prd-a.md", "docs/notes/prd-a.json"], moves.Select(move => move.From));
        Assert.Equal(moves.Count, moves.Select(move => move.To).Distinct().Count());
        Assert.All(moves, move => Assert.StartsWith("docs/completed/2026-02-19/", move.To, StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_that_names_no_file_is_looked_for_where_the_protocol_puts_it()
    {
        var accepted = State(Prd("b")).Holding(Lock("s1", "b")).Accepts(Release(Holder("s1")));
        Assert.Equal(new FileChange.Moved("docs/prds/prd-b.json", "docs/completed/2026-02-19/prd-b.json"), accepted.Files[0]);
    }

    [Theory]
    [InlineData("docs/session-locks.json")]
    [InlineData("docs/Prd-Registry.json")]
    [InlineData("docs/project.json")]
    [InlineData("docs/../.git/config.json")]
    [InlineData("/etc/passwd.json")]
    [InlineData("src/Program.json")]
    [InlineData("docs\\x.json")]
    [InlineData("docs//x.json")]
    public void What_is_not_a_document_is_never_moved(string file)
    {
        var state = State(Prd("b") with { PrdFile = file, Files = [file] }).Holding(Lock("s1", "b"));
        var accepted = state.Accepts(Release(Holder("s1")));
        Assert.All(accepted.Files.Cast<FileChange.Moved>(), move => Assert.StartsWith("docs/prds/prd-b.", move.From, StringComparison.Ordinal));
        Assert.Equal(file, accepted.Prd!.PrdFile);
    }

    [Fact]
    public void Nothing_archived_is_overwritten()
    {
        var taken = Held with { ArchiveFolders = ["docs/completed/2026-02-19/prd-a.md", "docs/completed/2026-02-19-2/prd-a.json"] };
        Assert.Equal("docs/completed/2026-02-19-3", taken.Accepts(Release(Holder("s1"))).Prd!.ArchivedTo);
        var beside = Held with { ArchiveFolders = ["docs/completed/2026-02-19/prd-z.md"] };
        Assert.Equal("docs/completed/2026-02-19", beside.Accepts(Release(Holder("s1"))).Prd!.ArchivedTo);
    }

    [Fact]
    public void Two_releases_of_one_chain_see_each_others_archives()
    {
        var file = "docs/prds/prd.json";
        var state = State(Prd("a") with { PrdFile = file }, Prd("b") with { PrdFile = file }).Holding(Lock("s1", "a"), Lock("s2", "b"));
        var first = state.Accepts(Release(Holder("s1")));
        Assert.Equal("docs/completed/2026-02-19-2", first.Next.Accepts(Release(Holder("s2")) with { OpId = "op2" }).Prd!.ArchivedTo);
    }

    [Fact]
    public void Open_stories_must_be_allowed()
    {
        var state = Held.WithStories("prd-a", Done("US-001"), Open("US-002"));
        var refusal = state.Refuses<StoriesOpenRefusal>(Release(Holder("s1")));
        Assert.Equal((1, 2), (refusal.Completed, refusal.Total));
        Assert.Equal(["US-002"], refusal.Open);
        state.Accepts(Release(Holder("s1"), incomplete: true));
    }

    [Theory]
    [InlineData(3, 2, 0, false)]
    [InlineData(3, 3, 0, true)]
    [InlineData(3, 0, 3, true)]
    [InlineData(null, 0, 0, true)]
    [InlineData(0, null, 0, true)]
    public void Without_a_document_the_counts_decide(int? total, int? counted, int onLock, bool released)
    {
        var held = Lock("s1", "b") with { CompletedStories = [.. Enumerable.Range(0, onLock).Select(i => "US-" + i)] };
        var state = State(Prd("b") with { StoriesTotal = total, StoriesCompleted = counted }).Holding(held);
        if (released)
            state.Accepts(Release(Holder("s1")));
        else
            Assert.Equal((2, 3), state.Refuses<StoriesOpenRefusal>(Release(Holder("s1"))) is var open ? (open.Completed, open.Total) : default);
    }

    [Fact]
    public void Releasing_again_is_answered_from_the_archive()
    {
        var after = Held.Accepts(Release(Holder("s1"), mergeCommit: "c0ffee")).Next;
        Assert.Equal("c0ffee", after.LeavesAlone(Release(Holder("s1"), "a")).Prd!.MergeCommit);
        Assert.Equal("prd-a", after.LeavesAlone(Release(Holder("s1"))).Prd!.Id);
        Assert.Equal("prd-a", after.LeavesAlone(Release(Holder("s1", "a"))).Prd!.Id);
        after.Refuses<NoLockRefusal>(Release(Stranger("s2"), "a"));
        after.Refuses<LockLostRefusal>(Beat(Holder("s1", "a")));
    }

    [Fact]
    public void A_prd_that_no_registry_knows_gets_its_entry_with_the_archive()
    {
        var accepted = State().Holding(Lock("s1", "zz")).Accepts(Release(Holder("s1")));
        Assert.Equal(("zz", "feature/zz"), (Assert.Single(accepted.Next.Completed).Id, accepted.Prd!.BranchName));
    }

    [Fact]
    public void A_lock_without_a_prd_cannot_be_released() =>
        State().Holding(Lock("s1", null)).Refuses<NoLockRefusal>(Release(Holder("s1")));
}
