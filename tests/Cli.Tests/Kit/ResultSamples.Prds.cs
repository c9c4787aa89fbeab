namespace Coordination.Cli.Tests.Kit;

internal static partial class ResultSamples
{
    public static PrdOpenedResult Added { get; } = new()
    {
        PrdId = "print-templates", Title = "Print templates 印刷", Status = "draft", Priority = "high", PrdFile = "docs/drafts/prd-print-templates.json",
        Files = ["docs/drafts/prd-print-templates.json", "docs/drafts/prd-print-templates.md"], Branch = "feature/print-templates", StoriesTotal = 3,
        DependsOn = ["billing", "labels"], Commit = Oid,
    };

    public static NextPrdResult Next { get; } = new()
    {
        SessionId = "developer-abc123",
        Next = Candidate("search", "high") with { Title = "Search", Claimable = true, Risk = "low" },
        Others =
        [
            Candidate("billing", "critical") with { Title = "Billing", Status = "in_progress", Code = "held", Reason = "held by developer-def456" },
            Candidate("labels", "low") with { Title = "Labels that are printed on every parcel, whatever its size and shape", Claimable = true },
            Candidate("invoices", "medium") with { Code = "dependency_open", Reason = "waits for billing" },
        ],
        AsOf = Now,
    };

    public static BlockResult Block { get; } = new()
    {
        SessionId = "developer-abc123", PrdId = "print-templates", Status = "blocked", Reason = "merge conflict with main", Files = ["src/a.cs", "src/b.cs"], Fence = 42,
    };

    public static LogResult Log { get; } = new(
        [
            Entry("heartbeat", "chore: heartbeat developer-abc123 - completed US-003") with { Fence = 42 },
            Entry("resume", "chore: resume print-templates for developer-abc123 (forced)") with { Fence = 42, Forced = true },
            Entry("prd-add", "chore: add print-templates as a draft"),
            Entry(null, "docs: gave it up by hand, because the vendor dropped the API and nobody knows whether it will ever come back") with
            {
                Kind = "hand", SessionId = null, PrdIds = ["billing", "labels", "invoices"],
            },
            Entry(null, "Merge branch 'main'") with { Kind = "merge", SessionId = null, PrdIds = [] },
        ],
        More: true, Now, Offline: false);

    private static LogEntry Entry(string? operation, string subject) => new()
    {
        Commit = Oid, Time = Now, Kind = "coord", Operation = operation, OpId = operation is null ? null : "7b1e55d0c0ffee00",
        SessionId = "developer-abc123", PrdIds = ["print-templates"], Subject = subject, Author = "Ada",
    };

    private static CandidatePrd Candidate(string id, string priority) => new() { PrdId = id, Priority = priority, Status = "ready", StoriesTotal = 4 };
}
