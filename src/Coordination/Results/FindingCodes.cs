using System.Collections.Immutable;

namespace Coordination;

/// <summary>The closed list of what a checkup can find. The word is the contract.</summary>
public static class FindingCodes
{
    /// <summary>A state file, or the settings, cannot be read safely.</summary>
    public const string StateDamaged = "state_damaged";

    /// <summary>A state file was written by a newer coord.</summary>
    public const string StateNewer = "state_newer";

    /// <summary>The state ref does not descend from what this clone saw last.</summary>
    public const string HistoryRewritten = "history_rewritten";

    /// <summary>Two locks stand for one PRD, or of one session.</summary>
    public const string TwoLocks = "two_locks";

    /// <summary>A setting makes no sense.</summary>
    public const string InvalidSettings = "invalid_settings";

    /// <summary>The state files are not there.</summary>
    public const string NotInitialized = "not_initialized";

    /// <summary>One of the two state files is missing.</summary>
    public const string StateFileMissing = "state_file_missing";

    /// <summary>Coordination is off.</summary>
    public const string SoloMode = "solo_mode";

    /// <summary>The document of an active PRD cannot be read.</summary>
    public const string PrdDocumentDamaged = "prd_document_damaged";

    /// <summary>A PRD that ended still has a lock.</summary>
    public const string LeftoverLock = "leftover_lock";

    /// <summary>A lock names a PRD that the registry does not have.</summary>
    public const string LockOfUnknownPrd = "lock_of_unknown_prd";

    /// <summary>A lock that was made by hand, without a proof.</summary>
    public const string HandMadeLock = "hand_made_lock";

    /// <summary>A heartbeat lies in the future.</summary>
    public const string ClockSkew = "clock_skew";

    /// <summary>An entry is in progress, and nobody holds it.</summary>
    public const string InProgressWithoutLock = "in_progress_without_lock";

    /// <summary>A PRD that ended was left among the open ones.</summary>
    public const string EndedInPrds = "ended_in_prds";

    /// <summary>One PRD has several entries.</summary>
    public const string DuplicateEntry = "duplicate_entry";

    /// <summary>A status that coord does not know.</summary>
    public const string UnknownStatus = "unknown_status";

    /// <summary>The counts of an entry are not those of its document.</summary>
    public const string CountsDisagree = "counts_disagree";

    /// <summary>A PRD depends on one that does not exist.</summary>
    public const string DependencyMissing = "dependency_missing";

    /// <summary>PRDs depend on each other in a circle.</summary>
    public const string DependencyCycle = "dependency_cycle";

    /// <summary>Locks stand in another list than the one that others read.</summary>
    public const string LockList = "lock_list";

    /// <summary>The version of a file is spelled oddly, or missing.</summary>
    public const string VersionSpelling = "version_spelling";

    /// <summary>A state file is nearly as large as may be.</summary>
    public const string StateFileLarge = "state_file_large";

    /// <summary>A landing asked the host to skip its pipelines.</summary>
    public const string SkipMarkerOnLanding = "skip_marker_on_landing";

    /// <summary>The remote has another URL for pushes than for fetches.</summary>
    public const string PushUrlDiffers = "push_url_differs";

    /// <summary>The remote has several push URLs.</summary>
    public const string SeveralPushUrls = "several_push_urls";

    /// <summary>The configured remote is not there.</summary>
    public const string RemoteMissing = "remote_missing";

    /// <summary>A name in git config cannot be used.</summary>
    public const string UnusableName = "unusable_name";

    /// <summary>The remote cannot move several refs in one step.</summary>
    public const string NoAtomic = "no_atomic";

    /// <summary>The remote does not let this clone push.</summary>
    public const string NoPushAccess = "no_push_access";

    /// <summary>The remote's rules refused a push of the state.</summary>
    public const string PushRefused = "push_refused";

    /// <summary>The remote let a push pass a rule that holds for others.</summary>
    public const string RuleBypassed = "rule_bypassed";

    /// <summary>The clone has only a part of the history.</summary>
    public const string ShallowClone = "shallow_clone";

    /// <summary>Files are kept by LFS, and no hook uploads them.</summary>
    public const string LfsWithoutHooks = "lfs_without_hooks";

    /// <summary>Settings of this repository make git run programs or go elsewhere.</summary>
    public const string ConfigRunsCode = "config_runs_code";

    /// <summary>Git config names another state ref than the project does.</summary>
    public const string StateRefOverride = "state_ref_override";

    /// <summary>Files of killed commands were left in the clone.</summary>
    public const string LeftoverFiles = "leftover_files";

    /// <summary>Nobody knows yet what became of a push.</summary>
    public const string PendingPush = "pending_push";

    /// <summary>A session holds a PRD in a worktree that is gone.</summary>
    public const string WorktreeGone = "worktree_gone";

    /// <summary>Git knows no name and address to commit with.</summary>
    public const string NoIdentity = "no_identity";

    /// <summary>Git is older than coord needs.</summary>
    public const string GitTooOld = "git_too_old";

    /// <summary>The refs are kept in a way in which coord cannot protect commits from garbage collection.</summary>
    public const string RefStorage = "ref_storage";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        StateDamaged, StateNewer, HistoryRewritten, TwoLocks, InvalidSettings, NotInitialized, StateFileMissing, SoloMode, PrdDocumentDamaged,
        LeftoverLock, LockOfUnknownPrd, HandMadeLock, ClockSkew, InProgressWithoutLock, EndedInPrds, DuplicateEntry, UnknownStatus, CountsDisagree,
        DependencyMissing, DependencyCycle, LockList, VersionSpelling, StateFileLarge, SkipMarkerOnLanding, PushUrlDiffers, SeveralPushUrls,
        RemoteMissing, UnusableName, NoAtomic, NoPushAccess, PushRefused, RuleBypassed, ShallowClone, LfsWithoutHooks, ConfigRunsCode,
        StateRefOverride, LeftoverFiles, PendingPush, WorktreeGone, NoIdentity, GitTooOld, RefStorage,
    ];
}
