using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Tests.Kit;

/// <summary>A reply of every kind, by name.</summary>
internal static class ReplySamples
{
    public static IReadOnlyDictionary<string, Reply> Accepted { get; } = new Dictionary<string, Reply>
    {
        ["claim"] = ClaimReply.Of("claim", ResultSamples.Claim) with { Warnings = [new("conflict_risk", "print-templates shares 1 path with labels")] },
        ["claim-again"] = ClaimReply.Of("claim", ResultSamples.Claim with { AlreadyHeld = true, Attempts = 0, Stories = [], AheadBehind = new(3, 1), PassedOver = [] }),
        ["resume"] = ClaimReply.Of("resume", ResultSamples.Claim with { PreviousSession = "developer-def456", Worktree = "/src/shop", PassedOver = [] }),
        ["heartbeat"] = HeartbeatReply.Of(ResultSamples.Beat),
        ["heartbeat-all-done"] = HeartbeatReply.Of(ResultSamples.Beat with { StoriesCompleted = 3, Challenged = true, CurrentStory = null }),
        ["heartbeat-while"] = HeartbeatReply.Of(ResultSamples.Beat with { Pushed = false }, new HeartbeatRun(7, "process")),
        ["release"] = EndReplies.Of(ResultSamples.Release),
        ["release-again"] = EndReplies.Of(ResultSamples.Release with { AlreadyReleased = true, BranchDeleted = true, KeptBranch = null }),
        ["abandon"] = EndReplies.Of(ResultSamples.Abandon),
        ["unclaim"] = EndReplies.Of(ResultSamples.Unclaim),
        ["sync"] = SyncReply.Of(ResultSamples.Sync),
        ["sync-nothing"] = SyncReply.Of(new SyncResult()),
        ["sync-rebase"] = SyncReply.Of(new SyncResult { Rebased = ResultSamples.Rebased }),
        ["sync-rebase-already"] = SyncReply.Of(new SyncResult { Rebased = ResultSamples.Rebased with { BackupRef = null, To = ResultSamples.Rebased.From, Pushed = true } }),
        ["init"] = InitReply.Of("init", ResultSamples.Init),
        ["init-dry-run"] = InitReply.Of("init", ResultSamples.Init with { DryRun = true, Commit = null }),
        ["init-protected"] = InitReply.Of("init", ResultSamples.Init with { Protected = true }),
        ["init-again"] = InitReply.Of("init", ResultSamples.Init with { Already = true, Commit = null, Files = [], Config = [] }),
        ["deinit"] = InitReply.Of("deinit", ResultSamples.Init),
        ["init-agents-md"] = InitReply.Of("init", ResultSamples.Init with { Already = true, Commit = null, Files = [], Config = [] }, ResultSamples.AgentFiles),
        ["deinit-agents-md"] = InitReply.OfFiles("deinit", [new("AGENTS.md", "removed", null), new("CLAUDE.md", "file_removed", null)], dryRun: false),
        ["prime"] = PrimeReply.Of(ResultSamples.Prime),
        ["prime-free"] = PrimeReply.Of(ResultSamples.Prime with { SessionId = null, Held = null, Worktree = null, Stories = [], Offline = true }),
        ["prime-lost"] = PrimeReply.Of(ResultSamples.Prime with { Held = null, Worktree = null, Stories = [], LostPrdId = "print-templates", LostTo = "developer-def456" }),
        ["prime-solo"] = PrimeReply.Of(ResultSamples.Prime with { Mode = "solo" }),
        ["prime-none"] = PrimeReply.OfProblem(RefusalText.Of(new NotInitializedRefusal("refs/heads/main"), Again.Of("prime"))),
        ["prime-unknown"] = PrimeReply.OfProblem(RefusalText.Of(new StateDamagedRefusal("docs/session-locks.json", "the member \"sessions\" stands twice", 12), Again.Of("prime"))),
        ["status"] = StatusReply.Of(ResultSamples.Status),
        ["status-exit-code"] = StatusReply.Of(ResultSamples.Status with { Available = [], Completed = [], Abandoned = [], Queue = [], Own = null }, exitCode: true),
        ["status-troubled"] = StatusReply.Of(ResultSamples.Troubled),
        ["status-solo"] = StatusReply.Of(ResultSamples.QuietStatus, exitCode: true),
        ["prd-list"] = PrdReplies.Of(ResultSamples.PrdList),
        ["prd-list-empty"] = PrdReplies.Of(ResultSamples.PrdList with { Prds = [] }),
        ["prd-show"] = PrdReplies.Of(ResultSamples.PrdShow),
        ["prd-add"] = PrdOpenedReply.Of("prd add", ResultSamples.Added) with { Warnings = [new("dependency_unknown", "print-templates depends on labels, which is no PRD yet")] },
        ["prd-add-again"] = PrdOpenedReply.Of("prd add", ResultSamples.Added with { Status = "ready", Already = true, Commit = null, DependsOn = [] }),
        ["prd-ready"] = PrdOpenedReply.Of("prd ready", ResultSamples.Added with { Status = "ready", Title = null, Priority = "medium" }),
        ["prd-ready-back"] = PrdOpenedReply.Of("prd ready", ResultSamples.Added with { Status = "ready", BackFrom = "docs/abandoned/2026-02-01-print-templates", DependsOn = [] }),
        ["prd-next"] = PrdNextReply.Of(ResultSamples.Next, exitCode: true),
        ["prd-next-holding"] = PrdNextReply.Of(ResultSamples.Next with { Next = null, Holds = "print-templates", Code = "already_holding" }, exitCode: false),
        ["prd-next-none"] = PrdNextReply.Of(ResultSamples.Next with { Next = null, Code = "nothing_now", RetryAfter = TimeSpan.FromMinutes(10), Others = [.. ResultSamples.Next.Others.Where(one => !one.Claimable)] }, exitCode: true),
        ["prd-next-empty"] = PrdNextReply.Of(ResultSamples.Next with { Next = null, Code = "nothing_left", Others = [], Offline = true }, exitCode: true),
        ["block"] = BlockReply.Of("block", ResultSamples.Block),
        ["block-again"] = BlockReply.Of("block", ResultSamples.Block with { Already = true, Reason = null, Files = [] }),
        ["unblock"] = BlockReply.Of("unblock", ResultSamples.Block with { Status = "in_progress", Reason = null, Files = [] }),
        ["log"] = LogReply.Of(ResultSamples.Log),
        ["log-empty"] = LogReply.Of(ResultSamples.Log with { Entries = [], More = false, Offline = true }),
        ["stale"] = StaleReply.Of(ResultSamples.StaleLocks, exitCode: false),
        ["stale-exit-code"] = StaleReply.Of(ResultSamples.StaleLocks, exitCode: true),
        ["stale-none"] = StaleReply.Of(ResultSamples.StaleLocks with { Locks = [] }, exitCode: true),
        ["schema"] = SchemaReply.Of(["cli/claim", "prd", "prd-registry", "session-locks"]),
        ["schema-prd"] = SchemaReply.Of("prd"),
        ["verify"] = VerifyReply.Of(ResultSamples.Proof),
        ["verify-illegal"] = VerifyReply.Of(ResultSamples.Disproof),
        ["doctor"] = DoctorReply.Of(DoctorSamples.Found, new(false, false, false, ExitCode: true), new("doctor", ["doctor"])),
        ["doctor-none"] = DoctorReply.Of(DoctorSamples.Nothing, new(false, false, false, ExitCode: true), new("doctor", ["doctor"])),
        ["doctor-dry-run"] = DoctorReply.Of(DoctorSamples.Planned, new(true, false, true, false), new("doctor", ["doctor", "--fix", "--dry-run"])),
        ["doctor-fixed"] = DoctorReply.Of(DoctorSamples.Fixed, new(true, false, false, false), new("doctor", ["doctor", "--fix"])),
        ["doctor-fix-refused"] = DoctorReply.Of(DoctorSamples.Refused, new(true, false, false, false), new("doctor", ["doctor", "--fix"])),
        ["doctor-adopt"] = DoctorReply.Of(DoctorSamples.Lost, new(false, true, true, false), new("doctor", ["doctor", "--adopt"])),
        ["doctor-adopted"] = DoctorReply.Of(DoctorSamples.Adopted, new(false, true, false, false), new("doctor", ["doctor", "--adopt"])),
        ["hook-pre-receive"] = PreReceiveReply.Of(new("refs/heads/main", ResultSamples.Disproof.Violations)),
        ["hook-pre-receive-passes"] = PreReceiveReply.Of(new("refs/heads/main", [])),
    };

    public static Reply Refused(string command, Refusal refusal) => Reply.Failed(command, RefusalText.Of(refusal, new Again(command, [.. command.Split(' '), "print-templates"])));
}
