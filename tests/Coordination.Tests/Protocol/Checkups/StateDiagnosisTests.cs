using System.Collections.Immutable;
using System.Text;
using Coordination.Documents.Checkups;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;
using Coordination.Tests.Documents;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol.Checkups;

public sealed class StateDiagnosisTests
{
    [Fact]
    public void A_sound_state_has_no_finding()
    {
        var state = State(Prd("a") with { DependsOn = ["prd-b"], StoriesTotal = 1, StoriesCompleted = 0 }, Prd("c", PrdStatus.Blocked))
            .Holding(Lock("s1", "a")).WithStories("a", Open("US-1")) with { Completed = [Prd("b", PrdStatus.Completed)] };
        Assert.Empty(Find(state));
        Assert.Empty(DriftFindings.Of("{\"version\":1,\"sessions\":[]}"u8.ToArray(), StateFiles.LocksPath));
    }

    [Fact]
    public void Of_two_locks_the_earlier_in_history_holds_whatever_their_order_in_the_file()
    {
        var (first, second) = (Lock("s1", "a", "one", 9) with { Origin = new("sessions", 0) }, Lock("s2", "prd-a", "two", 3) with { Origin = new("sessions", 1) });
        var state = State(Prd("a")).Holding(first, second);
        var origins = ImmutableDictionary<Origin, LockOrigin>.Empty.Add(new("sessions", 0), new("c0ffee", 8)).Add(new("sessions", 1), new("beef", 4));
        var found = Assert.Single(StateDiagnosis.Of(new StateUnderCheck(state, Now, origins)));
        Assert.Equal((FindingCodes.TwoLocks, FindingSeverity.Error, true), (found.Finding.Code, found.Finding.Severity, found.Finding.Fixable));
        var removal = Assert.IsType<Repair.RemoveLock>(Assert.Single(found.Repairs));
        Assert.Equal(("s1", "s2"), (removal.Lock.SessionId, removal.Kept!.SessionId));
        Assert.Contains("holds: s2 on prd-a, fence 3, since commit beef", found.Finding.Evidence);
        Assert.Contains("goes: s1 on a, fence 9, since commit c0ffee", found.Finding.Evidence);
    }

    [Fact]
    public void A_lock_that_goes_for_its_prd_is_no_rival_of_its_session_any_more()
    {
        var state = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a", "one", 1), Lock("s2", "a", "two", 2), Lock("s2", "b", "three", 3));
        var found = Assert.Single(Find(state));
        Assert.Equal("two", Assert.IsType<Repair.RemoveLock>(Assert.Single(found.Repairs)).Lock.OpId);
    }

    [Theory]
    [InlineData(FindingCodes.LeftoverLock)]
    [InlineData(FindingCodes.LockOfUnknownPrd)]
    [InlineData(FindingCodes.HandMadeLock)]
    [InlineData(FindingCodes.ClockSkew)]
    [InlineData(FindingCodes.InProgressWithoutLock)]
    [InlineData(FindingCodes.EndedInPrds)]
    [InlineData(FindingCodes.DuplicateEntry)]
    [InlineData(FindingCodes.UnknownStatus)]
    [InlineData(FindingCodes.CountsDisagree)]
    [InlineData(FindingCodes.DependencyMissing)]
    [InlineData(FindingCodes.DependencyCycle)]
    public void What_is_odd_is_found_alone_with_evidence_cause_and_command(string code)
    {
        var state = code switch
        {
            FindingCodes.LeftoverLock => State().Holding(Lock("s1", "a")) with { Abandoned = [Prd("a", PrdStatus.Abandoned)] },
            FindingCodes.LockOfUnknownPrd => State().Holding(Lock("s1", "a")),
            FindingCodes.HandMadeLock => State(Prd("a")).Holding(Lock("s1", "a", opId: null)),
            FindingCodes.ClockSkew => State(Prd("a")).Holding(Lock("s1", "a", ageMinutes: -8)),
            FindingCodes.InProgressWithoutLock => State(Prd("a", PrdStatus.InProgress)),
            FindingCodes.EndedInPrds => State(Prd("a", PrdStatus.Completed)),
            FindingCodes.DuplicateEntry => State(Prd("a"), Prd("prd-a")),
            FindingCodes.UnknownStatus => State(Prd("a", PrdStatus.Unknown) with { StatusText = "someday" }),
            FindingCodes.CountsDisagree => State(Prd("a") with { StoriesCompleted = 2 }).WithStories("a", Done("US-1")),
            FindingCodes.DependencyMissing => State(Prd("a") with { DependsOn = ["nowhere"] }),
            _ => State(Prd("a") with { DependsOn = ["prd-b"] }, Prd("b") with { DependsOn = ["c"] }, Prd("prd-c") with { DependsOn = ["a"] }, Prd("d") with { DependsOn = ["a"] }),
        };
        var finding = Assert.Single(Find(state)).Finding;
        Assert.Equal(code, finding.Code);
        Assert.NotEmpty(finding.Evidence);
        Assert.NotEqual("", finding.Cause);
        Assert.True(finding.Fix.Length >= 2, string.Join(' ', finding.Fix));
    }

    [Fact]
    public void A_dependency_on_something_abandoned_can_never_be_met_either() =>
        Assert.Equal(FindingCodes.DependencyMissing, Assert.Single(Find(State(Prd("a") with { DependsOn = ["b"] }) with { Abandoned = [Prd("b", PrdStatus.Abandoned)] })).Finding.Code);

    [Fact]
    public void A_hostile_id_never_reaches_a_command()
    {
        var found = Find(State(Prd("--yes") with { DependsOn = ["--yes"] }).Holding(Lock("s1", "$(id)")));
        Assert.All(found, diagnosis => Assert.DoesNotContain(diagnosis.Finding.Fix, word => word is "--yes" or "$(id)"));
    }

    [Theory]
    [InlineData("""{"version": "1.0", "sessions": []}""", FindingCodes.VersionSpelling)]
    [InlineData("""{"sessions": []}""", FindingCodes.VersionSpelling)]
    [InlineData("""{"version": 1, "locks": []}""", FindingCodes.LockList)]
    public void Drift_that_others_may_not_read_is_named_with_its_line(string text, string code) =>
        Assert.Equal(code, Assert.Single(DriftFindings.Of(Encoding.UTF8.GetBytes(text), StateFiles.LocksPath)).Finding.Code);

    [Fact]
    public void A_file_that_nears_the_limit_is_named_before_it_is_read_only()
    {
        var text = $$"""{"version": 1, "notes": "{{new string('x', DriftFindings.LargeFrom)}}"}""";
        Assert.Equal(FindingCodes.StateFileLarge, Assert.Single(DriftFindings.Of(Encoding.UTF8.GetBytes(text), StateFiles.RegistryPath)).Finding.Code);
    }

    [Fact]
    public void A_file_is_put_back_only_where_what_happened_since_agrees_with_it()
    {
        var then = State(Prd("a"), Prd("b")).Holding(Lock("s1", "a"));
        Assert.Empty(RestoreConflicts.Find(then, then));
        Assert.Empty(RestoreConflicts.Find(then with { Prds = then.Prds.Add(Prd("new")) }, then));
        Assert.Equal(["a"], RestoreConflicts.Find(then with { Prds = [Prd("b")], Completed = [Prd("a", PrdStatus.Completed)] }, then));
        Assert.Equal(["b"], RestoreConflicts.Find(then with { Prds = [then.Prds[0], Prd("b", PrdStatus.InProgress)] }, then));
        Assert.Empty(RestoreConflicts.Find(State(Prd("b", PrdStatus.InProgress)), State(Prd("b", PrdStatus.InProgress))));
        Assert.Equal(["b"], RestoreConflicts.Find(State(Prd("b", PrdStatus.InProgress)), null));
    }

    private static ImmutableArray<Diagnosis> Find(CoordinationState state) =>
        [.. StateDiagnosis.Of(new StateUnderCheck(state, Now, ImmutableDictionary<Origin, LockOrigin>.Empty))];
}
