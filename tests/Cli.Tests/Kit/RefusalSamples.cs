namespace Coordination.Cli.Tests.Kit;

/// <summary>One refusal of each kind, and of each code where a kind has several.</summary>
internal static class RefusalSamples
{
    private const string Prd = "print-templates";
    private const string Me = "developer-abc123";
    private const string Other = "developer-def456";
    private const string Ref = "refs/heads/main";

    /// <summary>Name, the command that was refused, the refusal, its exit code.</summary>
    public static IReadOnlyList<(string Name, string Command, Refusal Refusal, int ExitCode)> All { get; } =
    [
        ("no such prd, near ones", "claim", new PrdNotFoundRefusal("print-template", [Prd, "print-labels"]), 4),
        ("no such prd, none near", "release", new PrdNotFoundRefusal("zzz", []), 4),
        ("no such story", "heartbeat", new StoryNotFoundRefusal(Prd, "US-9", ["US-001", "US-002"]), 4),
        ("draft", "claim", new NotReadyRefusal(Prd, "draft"), 5),
        ("in progress, to be made ready", "prd ready", new NotReadyRefusal(Prd, "in_progress"), 5),
        ("id taken", "prd add", new PrdExistsRefusal(Prd, "ready", "Print templates"), 9),
        ("id taken by a draft", "prd add", new PrdExistsRefusal(Prd, "draft", null), 9),
        ("a file that is none", "prd add", new FileInvalidRefusal("/src/shop/prd-x.json", "the member \"id\" stands twice", 12), 7),
        ("a text that is none", "prd add", new FileInvalidRefusal("-", "it is not UTF-8 text", null), 7),
        ("unknown status", "claim", new NotReadyRefusal(Prd, "someday"), 5),
        ("dependency open", "claim", new DependencyOpenRefusal("invoices", ["billing"]), 5),
        ("conflict risk", "claim", new ConflictRiskRefusal("receipts", [Prd], ["src/print/**"]), 5),
        ("holds another", "claim", new AlreadyHoldingRefusal(Me, "billing"), 5),
        ("nothing now", "claim", new NothingNowRefusal(["billing: held by " + Other, "invoices: depends on billing"]) { RetryAfter = TimeSpan.FromMinutes(8) }, 5),
        ("nothing left", "claim", new NothingLeftRefusal(["legacy-import"]), 4),
        ("nothing left, nor a draft", "claim", new NothingLeftRefusal([]), 4),
        ("stories open", "release", new StoriesOpenRefusal(Prd, ["US-002", "US-003"], 1, 3), 5),
        ("held, alive", "claim", new HeldRefusal(Prd, Other, "2026-02-19T15:00:00Z", "2026-02-19T15:12:00Z", TimeSpan.FromSeconds(90), false), 3),
        ("held, stale", "claim", new HeldRefusal(Prd, Other, "2026-02-19T15:00:00Z", "2026-02-19T15:12:00Z", TimeSpan.FromMinutes(75), true), 3),
        ("held, without times", "release", new HeldRefusal(Prd, Other, null, null, null, false), 3),
        ("no lock", "heartbeat", new NoLockRefusal(Me, null), 4),
        ("no lock on this prd", "release", new NoLockRefusal(Me, Prd), 4),
        ("lock lost to another", "heartbeat", new LockLostRefusal(Me, Prd, Other, "feature/print-templates"), 6),
        ("lock gone", "release", new LockLostRefusal(Me, Prd, null, null), 6),
        ("grant old", "heartbeat", new GrantOldRefusal(Me, Prd, 43), 6),
        ("two locks", "claim", new TwoLocksRefusal(Prd, [Me, Other]), 7),
        ("takeover, challenged", "resume", new TakeoverPendingRefusal(Prd, Other, true) { RetryAfter = TimeSpan.FromMinutes(2) }, 75),
        ("takeover, too early", "unclaim", new TakeoverPendingRefusal(Prd, Other, false) { RetryAfter = TimeSpan.FromMinutes(9) }, 75),
        ("merge conflict", "release", new MergeConflictRefusal(Prd, "feature/print-templates", Ref, ["src/a.cs", "src/b.cs"], true), 10),
        ("checks configured", "release", new ChecksNotRunRefusal(["dotnet test", "npm run lint"]), 11),
        ("remote policy", "claim", new RemoteRefusal(ErrorCodes.RemotePolicy, Ref, "GH006: Protected branch update failed", 1), 13),
        ("remote broken", "claim", new RemoteRefusal(ErrorCodes.RemoteBroken, Ref, "failed to update ref", 2), 14),
        ("remote unreachable", "claim", new RemoteRefusal(ErrorCodes.RemoteUnreachable, Ref, "Connection refused"), 12),
        ("authentication", "claim", new RemoteRefusal(ErrorCodes.Authentication, Ref, "terminal prompts disabled"), 78),
        ("contention", "claim", new RemoteRefusal(ErrorCodes.Contention, Ref, "", 17), 75),
        ("deadline on the wire", "claim", new RemoteRefusal(ErrorCodes.Deadline, Ref, ""), 124),
        ("outcome unknown", "claim", new OutcomeUnknownRefusal(Ref, "7b1e55d0c0ffee00", "timed out"), 76),
        ("state damaged", "claim", new StateDamagedRefusal("docs/session-locks.json", "the member \"sessions\" stands twice", 12), 7),
        ("state newer", "claim", new StateNewerRefusal("docs/session-locks.json", "7"), 8),
        ("history rewritten", "claim", new HistoryRewrittenRefusal(Ref, ResultSamples.Oid, "ffff000011112222333344445555666677778888"), 7),
        ("state ref gone", "claim", new HistoryRewrittenRefusal(Ref, ResultSamples.Oid, null), 7),
        ("state moved", "claim", new StateMovedRefusal(Ref, "refs/coord/state"), 75),
        ("solo mode", "claim", new SoloModeRefusal(), 9),
        ("not initialized", "claim", new NotInitializedRefusal(Ref), 9),
        ("dirty tree", "claim", new PreconditionRefusal(ErrorCodes.DirtyTree, "uncommitted changes are in the way", "/src/shop", null, ["a.txt", "b.txt"]), 9),
        ("worktree in the way", "claim", new PreconditionRefusal(ErrorCodes.InTheWay, "the branch is checked out elsewhere", "/src/other"), 9),
        ("no identity", "claim", new PreconditionRefusal(ErrorCodes.NoIdentity, "git knows no name and address"), 9),
        ("several push urls", "init", new PreconditionRefusal(ErrorCodes.SeveralPushUrls, "the remote has 2 push URLs", "origin"), 9),
        ("diverged", "release", new PreconditionRefusal(ErrorCodes.Diverged, "both moved", "feature/x", "git pull --rebase origin feature/x"), 9),
        ("branch missing", "release", new PreconditionRefusal(ErrorCodes.BranchMissing, "there is no such branch", "feature/x"), 9),
        ("locks open", "deinit", new PreconditionRefusal(ErrorCodes.LocksOpen, "2 locks stand", "docs/session-locks.json"), 9),
        ("invalid settings", "status", new PreconditionRefusal(ErrorCodes.InvalidSettings, "staleAfter is no time", "project.json"), 9),
        ("invalid name", "claim", new PreconditionRefusal(ErrorCodes.InvalidName, "the branch name is not allowed", "prd-print-templates.json"), 64),
        ("not trusted", "release", new PreconditionRefusal(ErrorCodes.NotTrusted, "the checks were not trusted here", "project.json"), 77),
    ];
}
