using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class PrdAddTests
{
    private const string Archive = "docs/abandoned/2026-02-01-a";

    private static readonly PrdEntry Gone = Prd("a", PrdStatus.Abandoned) with
    {
        Title = "Old", PrdFile = Archive + "/prd-a.json", Files = [Archive + "/prd-a.json"], ArchivedTo = Archive, StoriesTotal = 3, StoriesCompleted = 2,
        AbandonedAt = new("2026-02-01T10:00:00Z"), StartedAt = new("2026-01-30"), Reason = "why", FinishedBy = "s9", FinishedByOp = "op9", Paths = ["src/a"],
    };

    private static readonly CoordinationState Abandoned =
        (CoordinationState.Empty with { Abandoned = [Gone] }).WithFiles((Archive + "/prd-a.json", "{\"old\":1}"));

    [Fact]
    public void A_draft_is_what_nobody_calls_ready()
    {
        var accepted = State().Accepts(Add(New("a") with { Stories = new(1, 4), Paths = ["src/**"], Priority = PrdPriority.High }));
        var prd = Assert.Single(accepted.Next.Prds);
        Assert.Equal((PrdStatus.Draft, "docs/drafts/prd-a.json", PrdPriority.High), (prd.Status, prd.PrdFile, prd.Priority));
        Assert.Equal((4, 1, null, Timestamp.Of(Now)), (prd.StoriesTotal, prd.StoriesCompleted, prd.BranchName, prd.CreatedAt));
        Assert.Equal(new FileChange.Written("docs/drafts/prd-a.json", "{}"), Assert.Single(accepted.Files));
        Assert.Equal("chore: add a as a draft", accepted.Subject);
        Assert.Null(accepted.Lock);
    }

    [Fact]
    public void A_ready_one_can_be_claimed_at_once()
    {
        var accepted = State(Prd("b")).Accepts(Add(New("a", ready: true) with { Markdown = "# A" }));
        Assert.Equal(["docs/prds/prd-a.json", "docs/prds/prd-a.md"], accepted.Prd!.Files);
        Assert.Equal("chore: add a", accepted.Subject);
        Assert.Equal("a", (accepted.Next with { PrdFiles = [] }).Accepts(Claim("s2", "a")).Lock!.PrdId);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("prd-a")]
    public void An_id_that_is_taken_is_refused_with_the_one_that_has_it(string id)
    {
        var there = Prd("Prd-A", PrdStatus.InProgress) with { Title = "There" };
        var refusal = State(there).Refuses<PrdExistsRefusal>(Add(New(id)));
        Assert.Equal(("Prd-A", "in_progress", "There"), (refusal.PrdId, refusal.Status, refusal.Title));
        (State() with { Completed = [Prd("A", PrdStatus.Completed)] }).Refuses<PrdExistsRefusal>(Add(New(id)));
        Assert.Equal("draft", State(Prd(id, PrdStatus.Draft)).Refuses<PrdExistsRefusal>(Add(New(id, "{ }"))).Status);
    }

    [Fact]
    public void Saying_the_same_twice_changes_nothing()
    {
        var brought = New("a") with { Markdown = "# A", Priority = PrdPriority.Low };
        var after = State().Accepts(Add(brought)).Next.WithFiles(("docs/drafts/prd-a.json", "{}"), ("docs/drafts/prd-a.md", "# A"));
        after.LeavesAlone(Add(brought));
        after.Refuses<PrdExistsRefusal>(Add(brought with { Json = "{\"x\":1}" }));
        after.Refuses<PrdExistsRefusal>(Add(brought with { Priority = PrdPriority.High }));
        after.Refuses<PrdExistsRefusal>(Add(brought with { Ready = true }));
        var ready = after.Accepts(Ready("a")).Next.WithFiles(("docs/prds/prd-a.json", "{}"), ("docs/prds/prd-a.md", "# A"));
        ready.LeavesAlone(Add(brought));
        ready.LeavesAlone(Add(brought with { Ready = true }));
        ready.Accepts(Claim("s2", "a")).Next.Refuses<PrdExistsRefusal>(Add(brought));
    }

    [Fact]
    public void A_document_that_is_there_already_is_used_and_another_one_is_in_the_way()
    {
        var there = State().WithFiles(("docs/prds/prd-a.json", "{}"));
        var draft = there.Accepts(Add(New("a")));
        Assert.Empty(draft.Files);
        Assert.Equal("docs/prds/prd-a.json", draft.Prd!.PrdFile);
        Assert.Empty(there.Accepts(Add(New("a", ready: true))).Files);
        var moved = State().WithFiles(("docs/drafts/prd-a.json", "{}")).Accepts(Add(New("a", ready: true)));
        Assert.Equal(new FileChange.Moved("docs/drafts/prd-a.json", "docs/prds/prd-a.json"), Assert.Single(moved.Files));
        foreach (var other in (string[])["docs/prds/prd-a.json", "docs/drafts/prd-a.json"])
        {
            Assert.Equal(ErrorCodes.InTheWay, State().WithFiles((other, "{ }")).Refuses<PreconditionRefusal>(Add(New("a"))).Code);
            State().WithFiles((other, CoordinationState.NoText)).Refuses<PreconditionRefusal>(Add(New("a", ready: true)));
        }
    }

    [Fact]
    public void What_was_abandoned_comes_back_with_new_documents_and_leaves_the_old_ones_in_the_archive()
    {
        var accepted = Abandoned.Accepts(Add(New("prd-a", ready: true) with { Stories = new(0, 1) }));
        Assert.Empty(accepted.Next.Abandoned);
        var prd = Assert.Single(accepted.Next.Prds);
        Assert.Equal(("a", "Title of prd-a", 1, "docs/prds/prd-prd-a.json".Replace("prd-prd-", "prd-", StringComparison.Ordinal)), (prd.Id, prd.Title, prd.StoriesTotal, prd.PrdFile));
        Assert.Equal(["src/a"], prd.Paths);
        Assert.Equal((null, null, null, null, null), (prd.AbandonedAt, prd.StartedAt, prd.Reason, prd.FinishedBy, prd.ArchivedTo));
        Assert.IsType<FileChange.Written>(Assert.Single(accepted.Files));
        Assert.Contains(Archive + "/reason.md", Assert.Single(accepted.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_title_alone_the_old_documents_come_back()
    {
        var accepted = Abandoned.Accepts(Add(New("a", "{\"made\":1}") with { IsBlank = true }));
        Assert.Equal(new FileChange.Moved(Archive + "/prd-a.json", "docs/drafts/prd-a.json"), Assert.Single(accepted.Files));
        Assert.Equal(("docs/drafts/prd-a.json", 3), (accepted.Prd!.PrdFile, accepted.Prd.StoriesTotal));
        var empty = Abandoned.WithFiles().Accepts(Add(New("a", "{\"made\":1}") with { IsBlank = true }));
        Assert.Equal(new FileChange.Written("docs/drafts/prd-a.json", "{\"made\":1}"), Assert.Single(empty.Files));
    }

    [Fact]
    public void What_others_hold_or_forbid_is_refused()
    {
        State().Holding(Lock("s2", "a")).Refuses<HeldRefusal>(Add(New("a")));
        (Abandoned with { Locks = [Lock("s2", "a")] }).Refuses<HeldRefusal>(Add(New("a")));
        State().Holding(Lock("s2", "a"), Lock("s3", "a")).Refuses<TwoLocksRefusal>(Add(New("a")));
        Assert.Equal(ErrorCodes.InvalidName, State().Refuses<PreconditionRefusal>(Add(New("a") with { BranchName = "--upload-pack=x" })).Code);
        (State() with { Settings = State().Settings with { MultiSession = false } }).Refuses<SoloModeRefusal>(Add(New("a")));
    }

    [Fact]
    public void A_dependency_that_is_no_PRD_yet_is_a_warning()
    {
        var accepted = State(Prd("b")).Accepts(Add(New("a") with { DependsOn = ["prd-b", "nowhere"] }));
        Assert.Equal(["dependency_unknown"], accepted.Warnings.Select(warning => warning.Code));
        Assert.Contains("nowhere", accepted.Warnings[0].Message, StringComparison.Ordinal);
    }
}
