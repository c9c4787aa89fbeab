using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Documents;
using Coordination.Documents.Schemas;
using Coordination.Protocol;

namespace Coordination.Tests.Documents.Schemas;

/// <summary>What coord itself writes keeps to the schemas that it publishes.</summary>
public sealed class WrittenDocumentTests
{
    private static readonly Timestamp Time = new("2026-02-19T15:00:00Z");
    private static readonly string Oid = new('a', 40);

    [Fact]
    public void Locks_in_every_status_do()
    {
        SessionLock held = new()
        {
            SessionId = "developer-abc123", PrdId = "a", PrdFile = "docs/prds/prd-a.json", Branch = "feature/a", ClaimedAt = Time, Heartbeat = Time,
            Fence = 3, OpId = "7b1e0c9d2f3a4b5c6d7e8f9012345678", Machine = "0a1b2c3d",
        };
        var state = CoordinationState.Empty with
        {
            Fence = 3,
            Locks =
            [
                held, held with { Challenge = new Challenge("developer-b", Time, Time.Text), CurrentStory = "US-001", CompletedStories = ["US-001"] },
                held with { Status = LockStatus.Blocked, BlockedReason = "merge conflict", ConflictFiles = ["src/a.cs"] },
                held with { Status = LockStatus.Queued, QueuedAt = Time, QueuePriority = PrdPriority.High },
                held with { Status = LockStatus.Merging, Landing = new Landing(Oid, Oid) },
                held with { Status = LockStatus.PrOpen, PrUrl = "https://example.org/pull/1", HeadOid = Oid },
            ],
        };
        Assert.Empty(Errors("session-locks", LocksDocument.Empty.Patch(state)));
        Assert.Empty(Errors("session-locks", LocksDocument.Empty.Bytes));
    }

    [Fact]
    public void Entries_in_every_list_do()
    {
        PrdEntry prd = new()
        {
            Id = "a", Title = "A", PrdFile = "docs/prds/prd-a.json", BranchName = "feature/a", StoriesTotal = 3, StoriesCompleted = 1, DependsOn = ["b"],
            ConflictsWith = [new DeclaredConflict("c", RiskLevel.High, ["src/**"])], Paths = ["src/**"], CreatedAt = Time, StartedAt = Time,
        };
        var ended = prd with { FinishedBy = "developer-abc123", FinishedByOp = "7b1e0c9d", ArchivedTo = "docs/completed/2026-02-19" };
        var state = CoordinationState.Empty with
        {
            Prds = [prd, prd with { Status = PrdStatus.InProgress }, prd with { Status = PrdStatus.Draft, Priority = PrdPriority.Critical }],
            Completed = [ended with { Status = PrdStatus.Completed, CompletedAt = Time, MergeCommit = Oid }],
            Abandoned = [ended with { Status = PrdStatus.Abandoned, AbandonedAt = Time, Reason = "not wanted" }],
        };
        Assert.Empty(Errors("prd-registry", RegistryDocument.Empty.Patch(state)));
        Assert.Empty(Errors("prd-registry", RegistryDocument.Empty.Bytes));
    }

    [Fact]
    public void The_settings_of_a_new_project_do() => Assert.Empty(Errors("project", ProjectFile.SetMultiSession(null, true)));

    [Fact]
    public void Every_setting_is_described()
    {
        var schema = JsonDocument.Parse(PublishedSchemas.Text("project")).RootElement;
        var coordination = schema.GetProperty("properties").GetProperty("coordination").GetProperty("properties");
        var described = coordination.EnumerateObject().Where(member => member.Name != "identity").Select(member => member.Name)
            .Concat(coordination.GetProperty("identity").GetProperty("properties").EnumerateObject().Select(member => "identity." + member.Name));
        Assert.Equal(SettingKey.All.Select(key => key.Name).Order(), described.Order());
    }

    private static ImmutableArray<SchemaError> Errors(string schema, ReadOnlyMemory<byte> bytes) =>
        PublishedSchemas.Load(schema).Validate(JsonDocument.Parse(bytes).RootElement);
}
