using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class PrdReadyTests
{
    [Fact]
    public void A_draft_moves_with_all_its_documents()
    {
        var draft = Prd("a", PrdStatus.Draft) with { PrdFile = "docs/drafts/prd-a.json", Files = ["docs/drafts/prd-a.json"] };
        var accepted = State(Prd("b"), draft, Prd("c")).WithFiles(("docs/drafts/prd-a.json", "{}"), ("docs/drafts/prd-a.md", "# A")).Accepts(Ready("prd-a"));
        Assert.Equal(
            [new FileChange.Moved("docs/drafts/prd-a.json", "docs/prds/prd-a.json"), new FileChange.Moved("docs/drafts/prd-a.md", "docs/prds/prd-a.md")],
            accepted.Files);
        Assert.Equal(["b", "a", "c"], accepted.Next.Prds.Select(prd => prd.Id));
        Assert.Equal((PrdStatus.Ready, "docs/prds/prd-a.json"), (accepted.Prd!.Status, accepted.Prd.PrdFile));
        Assert.Equal("chore: make a ready", accepted.Subject);
        accepted.Next.LeavesAlone(Ready("a"));
    }

    [Fact]
    public void A_draft_that_names_no_file_finds_its_own()
    {
        var accepted = State(Prd("a", PrdStatus.Draft)).WithFiles(("docs/drafts/prd-a.json", "{}")).Accepts(Ready("a"));
        Assert.Equal(new FileChange.Moved("docs/drafts/prd-a.json", "docs/prds/prd-a.json"), Assert.Single(accepted.Files));
        Assert.Null(accepted.Prd!.PrdFile);
    }

    [Fact]
    public void A_draft_among_the_ready_ones_stays_where_it_is()
    {
        var draft = Prd("a", PrdStatus.Draft) with { PrdFile = "docs/prds/prd-a.json", Files = ["docs/prds/prd-a.json"] };
        Assert.Empty(State(draft).WithFiles(("docs/prds/prd-a.json", "{}")).Accepts(Ready("a")).Files);
    }

    [Fact]
    public void Another_document_in_the_way_is_never_overwritten()
    {
        var state = State(Prd("a", PrdStatus.Draft)).WithFiles(("docs/drafts/prd-a.json", "{}"), ("docs/prds/prd-a.json", "{ }"));
        Assert.Equal(ErrorCodes.InTheWay, state.Refuses<PreconditionRefusal>(Ready("a")).Code);
    }

    [Fact]
    public void What_was_abandoned_comes_back_from_its_archive()
    {
        var held = State(Prd("a") with { PrdFile = "docs/prds/prd-a.json", Files = ["docs/prds/prd-a.json"] }).Holding(Lock("s1", "a"));
        var gone = held.Accepts(Abandon(Holder("s1"))).Next;
        var folder = gone.Abandoned[0].ArchivedTo!;
        var back = gone.WithFiles((folder + "/prd-a.json", "{}"), (folder + "/reason.md", "why")).Accepts(Ready("a"));
        Assert.Equal(new FileChange.Moved(folder + "/prd-a.json", "docs/prds/prd-a.json"), Assert.Single(back.Files));
        Assert.Empty(back.Next.Abandoned);
        Assert.Equal(held.Prds[0] with { Status = PrdStatus.Ready, StartedAt = null, Files = [] }, back.Prd! with { Files = [] });
        Assert.Equal("was_abandoned", Assert.Single(back.Warnings).Code);
    }

    [Fact]
    public void An_abandoned_entry_that_names_a_place_outside_its_archives_moves_nothing()
    {
        var gone = Prd("a", PrdStatus.Abandoned) with { ArchivedTo = "docs/../../etc", PrdFile = "docs/prds/prd-b.json" };
        var state = (CoordinationState.Empty with { Abandoned = [gone] }).WithFiles(("docs/prds/prd-b.json", "{}"));
        Assert.Empty(state.Accepts(Ready("a")).Files);
    }

    [Theory]
    [InlineData("in_progress")]
    [InlineData("completed")]
    [InlineData("someday")]
    public void Other_words_are_left_alone(string word)
    {
        var status = word switch { "in_progress" => PrdStatus.InProgress, "completed" => PrdStatus.Completed, _ => PrdStatus.Unknown };
        Assert.Equal(word, State(Prd("a", status) with { StatusText = word }).Refuses<NotReadyRefusal>(Ready("a")).Status);
    }

    [Fact]
    public void What_is_held_or_unknown_or_hostile_is_refused()
    {
        Assert.Equal("s2", (State(Prd("a", PrdStatus.Draft)) with { Locks = [Lock("s2", "a")] }).Refuses<HeldRefusal>(Ready("a")).Holder);
        (State(Prd("a", PrdStatus.Draft)) with { Locks = [Lock("s2", "a"), Lock("s3", "a")] }).Refuses<TwoLocksRefusal>(Ready("a"));
        Assert.Equal(["ab"], State(Prd("ab")).Refuses<PrdNotFoundRefusal>(Ready("abc")).Nearest);
        State(Prd("a", PrdStatus.Draft) with { BranchName = "-x" }).Refuses<PreconditionRefusal>(Ready("a"));
    }
}
