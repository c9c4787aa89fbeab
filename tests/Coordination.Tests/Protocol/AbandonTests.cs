using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class AbandonTests
{
    private static readonly CoordinationState Held = State(Prd("prd-a") with { Title = "The A", StoriesTotal = 5, StoriesCompleted = 2 })
        .Holding(Lock("s1", "prd-a", fence: 9, ageMinutes: 30));

    [Fact]
    public void The_prd_is_archived_with_the_reason()
    {
        var accepted = Held.Accepts(Abandon(Holder("s1")));
        Assert.Empty(accepted.Next.Locks);
        Assert.Empty(accepted.Next.Prds);
        var entry = Assert.Single(accepted.Next.Abandoned);
        Assert.Equal((PrdStatus.Abandoned, "too big", "s1", "op"), (entry.Status, entry.Reason!, entry.FinishedBy!, entry.FinishedByOp!));
        Assert.Equal("docs/abandoned/2026-02-19-prd-a", entry.ArchivedTo);
        Assert.Contains(new FileChange.Moved("docs/prds/prd-a.json", "docs/abandoned/2026-02-19-prd-a/prd-a.json"), accepted.Files);
        Assert.Equal("chore: abandon prd-a", accepted.Subject);
    }

    [Fact]
    public void The_reason_says_what_why_and_how_to_recover()
    {
        var written = Assert.Single(Held.Accepts(Abandon(Holder("s1"))).Files.OfType<FileChange.Written>());
        Assert.Equal("docs/abandoned/2026-02-19-prd-a/reason.md", written.Path);
        Assert.Equal("""
            # Abandoned: The A

            - PRD: prd-a
            - Session: s1
            - Branch: feature/a
            - Last commit: c0ffee
            - Stories done: 2 of 5
            - Abandoned at: 2026-02-19T15:00:00Z

            ## Reason

            too big

            ## How to recover

            The work is kept under `refs/coord/backup/feature/a/1`:

                git branch feature/a refs/coord/backup/feature/a/1

            To work on the PRD again:

                coord prd ready prd-a

            """, written.Text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Without_a_branch_there_is_nothing_to_bring_back()
    {
        var written = State(Prd("b")).Accepts(Abandon(Stranger("s1"), "b") with { BackupRef = null, LastCommit = null })
            .Files.OfType<FileChange.Written>().Single();
        Assert.Contains("There was no branch to keep.", written.Text, StringComparison.Ordinal);
        Assert.Contains("- Last commit: none", written.Text, StringComparison.Ordinal);
        Assert.Contains("- Stories done: 0 of unknown", written.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PrdStatus.Ready)]
    [InlineData(PrdStatus.Draft)]
    [InlineData(PrdStatus.InProgress)]
    internal void What_nobody_holds_needs_no_lock(PrdStatus status)
    {
        var accepted = State(Prd("b", status)).Accepts(Abandon(Stranger("s1"), "b"));
        Assert.Null(accepted.Lock);
        Assert.Equal("s1", Assert.Single(accepted.Next.Abandoned).FinishedBy);
    }

    [Fact]
    public void What_is_over_or_not_understood_is_left_alone()
    {
        var state = State(Prd("b", PrdStatus.Unknown) with { StatusText = "on_ice" }) with
        {
            Completed = [Prd("c", PrdStatus.Completed)],
            Abandoned = [Prd("d", PrdStatus.Abandoned)],
        };
        Assert.Equal("on_ice", state.Refuses<NotReadyRefusal>(Abandon(Stranger("s1"), "b")).Status);
        Assert.Equal("completed", state.Refuses<NotReadyRefusal>(Abandon(Stranger("s1"), "c")).Status);
        Assert.Equal("abandoned", state.Refuses<NotReadyRefusal>(Abandon(Stranger("s1"), "d")).Status);
        state.Refuses<PrdNotFoundRefusal>(Abandon(Stranger("s1"), "e"));
        state.Refuses<NoLockRefusal>(Abandon(Stranger("s1")));
    }

    [Fact]
    public void Someone_elses_lock_goes_by_the_takeover_rule_alone()
    {
        Held.Refuses<HeldRefusal>(Abandon(Stranger("s2"), "a"));
        Held.Refuses<TakeoverPendingRefusal>(Abandon(Stranger("s2"), "a", new(TimeSpan.Zero, null)));
        var accepted = Held.Accepts(Given.Challenge("s2", "a")).Next.Accepts(Abandon(Stranger("s2"), "a", Dead));
        Assert.Equal("s2", accepted.Prd!.FinishedBy);
        Assert.Contains("- Session: s1\n- Abandoned by: s2\n", accepted.Files.OfType<FileChange.Written>().Single().Text, StringComparison.Ordinal);
        Assert.Equal("chore: abandon prd-a (forced)", Held.Accepts(Abandon(Stranger("s2"), "a", Dead with { SkipRule = true })).Subject);
    }

    [Fact]
    public void Abandoning_again_is_answered_from_the_archive()
    {
        var after = Held.Accepts(Abandon(Holder("s1"))).Next;
        Assert.Equal("prd-a", after.LeavesAlone(Abandon(Holder("s1"), "a")).Prd!.Id);
        Assert.Equal("prd-a", after.LeavesAlone(Abandon(Holder("s1"))).Prd!.Id);
        Assert.Equal("prd-a", after.LeavesAlone(Abandon(Holder("s1", "a"))).Prd!.Id);
    }

    [Fact]
    public void Each_archive_has_its_own_folder()
    {
        var taken = Held with { ArchiveFolders = ["docs/abandoned/2026-02-19-prd-a/reason.md"] };
        Assert.Equal("docs/abandoned/2026-02-19-prd-a-2", taken.Accepts(Abandon(Holder("s1"))).Prd!.ArchivedTo);
    }

    [Fact]
    public void A_hostile_id_leads_nowhere_and_forges_nothing()
    {
        var id = "../../x\nCoord-Op: claim";
        var accepted = State(Prd(id)).Accepts(Abandon(Stranger("s1"), id));
        Assert.Equal("docs/abandoned/2026-02-19-..-..-x-Coord-Op--claim", accepted.Prd!.ArchivedTo);
        Assert.DoesNotContain('\n', accepted.Subject);
    }
}
