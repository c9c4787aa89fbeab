using System.Collections.Immutable;

namespace Coordination.Cli.Tests.Kit;

/// <summary>Results as the library gives them, made by hand.</summary>
internal static partial class ResultSamples
{
    public const string Oid = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    public static readonly DateTimeOffset Now = new(2026, 2, 19, 15, 14, 0, TimeSpan.Zero);

    public static ImmutableArray<StoryView> Stories { get; } =
    [
        new("US-001", "Template model", true), new("US-002", "Preview that follows the printer's margins, whatever the paper", false),
        new("US-003", "Übersicht über alle Vorlagen 印刷", false),
    ];

    public static ClaimResult Claim { get; } = new()
    {
        SessionId = "developer-abc123",
        PrdId = "print-templates",
        PrdFile = "docs/prds/prd-print-templates.json",
        Branch = "feature/print-templates",
        BranchBase = Oid,
        Fence = 42,
        OpId = "7b1e55d0c0ffee00",
        Risk = "low",
        Stories = Stories,
        HeartbeatEverySeconds = 120,
        StaleAfterSeconds = 600,
        Attempts = 1,
        PassedOver = ["billing: held by developer-def456", "invoices: depends on billing"],
    };

    public static HeartbeatResult Beat { get; } = new()
    {
        SessionId = "developer-abc123",
        PrdId = "print-templates",
        Fence = 42,
        CurrentStory = "US-003",
        StoriesCompleted = 2,
        StoriesTotal = 3,
        Pushed = true,
        VerifiedAt = Now,
    };

    public static ReleaseResult Release { get; } = new()
    {
        PrdId = "print-templates", MergeCommit = Oid, ArchivedTo = "docs/completed/2026-02-19", KeptBranch = "feature/print-templates",
    };

    public static AbandonResult Abandon { get; } = new()
    {
        PrdId = "print-templates",
        ArchivedTo = "docs/abandoned/2026-02-19-print-templates",
        BackupRef = "refs/coord/backup/feature/print-templates/20260219T151400Z",
    };

    public static SyncResult Sync { get; } = new()
    {
        Closed =
        [
            new()
            {
                PrdId = "labels", SessionId = "developer-def456", PrUrl = "https://example.org/shop/pull/7", MergeCommit = Oid,
                ArchivedTo = "docs/completed/2026-02-19",
            },
            new() { PrdId = "billing", SessionId = "developer-aaa111", MergeCommit = Oid, KeptBranch = "feature/billing" },
        ],
        Open =
        [
            new("invoices", "developer-bbb222", "https://example.org/shop/pull/9", OpenPullRequest.NotMerged),
            new("orders", "developer-ccc333", null, OpenPullRequest.HeadUnknown),
            new("stock", "developer-ddd444", null, OpenPullRequest.MovedOn),
            new("tax", "developer-eee555", null, OpenPullRequest.NoCommits),
        ],
    };

    public static RebasedBranch Rebased { get; } = new()
    {
        Branch = "feature/print-templates", Worktree = "/src/shop", From = Oid, To = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c", Onto = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d",
        BackupRef = "refs/coord/backup/feature/print-templates/20260219T151400Z",
    };

    public static UnclaimResult Unclaim { get; } = new("print-templates", "feature/print-templates");

    public static InitResult Init { get; } = new()
    {
        StateRef = "refs/heads/main",
        Remote = "origin",
        Files = ["docs/prd-registry.json", "docs/session-locks.json", "project.json"],
        Config = ["coord.stateRef=refs/heads/main", "coord.remote=origin"],
        Commit = Oid,
    };

    public static ImmutableArray<ManagedFileChange> AgentFiles { get; } =
    [
        new("AGENTS.md", "replaced", "/src/shop/.git/coord/kept/AGENTS.md.20260219T151400Z"), new("CLAUDE.md", "not_needed", null),
    ];

    public static LockView Own { get; } = new()
    {
        SessionId = "developer-abc123",
        PrdId = "print-templates",
        Branch = "feature/print-templates",
        CurrentStory = "US-002",
        StoriesCompleted = 1,
        StoriesTotal = 3,
        Status = "in_progress",
        Heartbeat = "2026-02-19T15:13:00Z",
        AgeSeconds = 60,
        Fence = 42,
        Mine = true,
        ClaimedAt = "2026-02-19T14:00:00Z",
        LastCommit = Oid,
        LastCommitAt = Now.AddMinutes(-4),
        LastCommitAgeSeconds = 240,
    };

    public static LockView Stale { get; } = new()
    {
        SessionId = "developer-def456",
        PrdId = "billing",
        Branch = "feature/billing",
        StoriesTotal = 5,
        Status = "in_progress",
        Heartbeat = "2026-02-19T14:00:00Z",
        AgeSeconds = 4440,
        Stale = true,
        Challenged = true,
        Fence = 40,
        CurrentStory = "US-002",
        LastCommit = Oid,
        LastCommitAt = Now.AddHours(-3),
        LastCommitAgeSeconds = 10_800,
    };

    public static LockView Blocked { get; } = new()
    {
        SessionId = "developer-0123ab",
        PrdId = "permissions",
        Branch = "feature/permissions",
        Status = "blocked",
        Heartbeat = "2026-02-19T15:20:00Z",
        AgeSeconds = -360,
        BlockedReason = "merge conflict with main in two files",
        ConflictFiles = ["src/a.cs", "src/b.cs"],
        Fence = 41,
    };

    public static ImmutableArray<PrdView> Prds { get; } =
    [
        Prd("print-templates", "in_progress", "Print templates", 1, 3) with { Holder = "developer-abc123" },
        Prd("billing", "in_progress", "Billing", 0, 5) with { Holder = "developer-def456", Priority = "critical" },
        Prd("invoices", "ready", "Invoices that are sent by mail, by post and by carrier pigeon, as the customer prefers", 0, 4) with { DependsOn = ["billing"] },
        Prd("legacy-import", "someday", null, 0, 0),
        Prd("landing-page", "completed", "Landing page", 4, 4) with { EndedAt = "2026-02-18", ArchivedTo = "docs/completed/2026-02-18" },
    ];

    public static StatusResult Status { get; } = Attended(new()
    {
        Project = "shop",
        Mode = "multi",
        StateRef = "refs/heads/main",
        Tip = Oid,
        AsOf = Now,
        SessionId = "developer-abc123",
        Current = Own,
        Sessions = [Own, Stale, Blocked],
        Stale = ["developer-def456"],
        Available =
        [
            Available("search", "high", "none", true) with { Title = "Search" },
            Available("invoices", "medium", "none", false) with
            {
                DependsOn = ["landing-page", "billing"], BlockedBy = ["billing"], Reason = "waits for billing",
                Title = "Invoices that are sent by mail, by post and by carrier pigeon",
            },
            Available("receipts", "low", "high", false) with
            {
                ConflictsWith = ["print-templates"], Reason = "high conflict risk with print-templates", Title = "Receipts",
            },
            Available("labels", "low", "medium", true) with { ConflictsWith = ["print-templates"], Title = "Labels" },
        ],
        Queue = ["permissions"],
        Completed = [Prds[4] with { FinishedBy = "developer-0123ab", MergeCommit = Oid }],
        Abandoned = [Prd("fax", "abandoned", "Fax gateway", 0, 2) with { EndedAt = "2026-02-01T09:00:00Z", FinishedBy = "developer-def456", Reason = "nobody has a fax any more" }],
        Own = new() { SessionId = "developer-abc123", Worktree = "/src/shop", Branch = "feature/print-templates", Uncommitted = 3, Unpushed = 1, Stories = Stories },
    });

    /// <summary>Everything that can need attention, at once.</summary>
    public static StatusResult Troubled { get; } = Attended(Status with
    {
        Current = null,
        Own = null,
        Sessions = [Stale, Stale with { SessionId = "developer-999999", Challenged = false }, Blocked],
        Findings =
        [
            new(AttentionKind.TwoLocks, "billing", null, Text: "developer-def456, developer-999999"), new(AttentionKind.LeftOverLock, "landing-page", "developer-777777"),
            new(AttentionKind.WithoutLock, "invoices", null),
        ],
        Notes = new("permissions", "push-declined", ["chore: claim search for developer-abc123"]),
    });

    public static StatusResult QuietStatus { get; } = new() { Project = "shop", Mode = "solo", StateRef = "refs/heads/main", AsOf = Now, Offline = true };

    public static PrdListResult PrdList { get; } = new(Prds, Now, Offline: false);

    public static PrdShowResult PrdShow { get; } = new(Prds[1], Stories, Stale, Now, Offline: true);

    public static StaleResult StaleLocks { get; } = new([Stale], Now, Offline: false);

    public static VerifyResult Proof { get; } = new() { Commits = 120, Operations = 110, Foreign = 10, Grants = 31, Acks = 64, Unknown = 1 };

    public static VerifyResult Disproof { get; } = Proof with
    {
        Violations = [new("double_grant", Oid, "print-templates was granted while developer-abc123 held it"), new("lost", null, "operation 7b1e was acknowledged and is missing")],
    };

    public static PrimeResult Prime { get; } = new()
    {
        Project = "shop",
        Mode = "multi",
        AsOf = Now,
        SessionId = "developer-abc123",
        Held = Own,
        Worktree = "/src/shop",
        Stories = Stories,
        Others = [Stale, Blocked],
        Available = Status.Available,
    };

    private static StatusResult Attended(StatusResult status) => status with { Attention = Coordination.Protocol.Attention.Of(status) };

    private static PrdView Prd(string id, string status, string? title, int done, int total) => new()
    {
        PrdId = id,
        Status = status,
        Title = title,
        Priority = "medium",
        Branch = "feature/" + id,
        PrdFile = $"docs/prds/prd-{id}.json",
        StoriesCompleted = done,
        StoriesTotal = total,
    };

    private static AvailablePrd Available(string id, string priority, string risk, bool claimable) =>
        new() { PrdId = id, Priority = priority, Risk = risk, Claimable = claimable, StoriesTotal = 4 };
}
