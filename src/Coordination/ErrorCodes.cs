using System.Collections.Immutable;

namespace Coordination;

/// <summary>The closed list of error codes.</summary>
public static class ErrorCodes
{
#pragma warning disable CS1591
    public static readonly ErrorCode Unexpected = new("unexpected", 1);

    public static readonly ErrorCode Held = new("held", 3, Retryable: true);

    public static readonly ErrorCode PrdNotFound = new("prd_not_found", 4);
    public static readonly ErrorCode NothingLeft = new("nothing_left", 4);
    public static readonly ErrorCode NoLock = new("no_lock", 4);

    public static readonly ErrorCode NotReady = new("not_ready", 5);
    public static readonly ErrorCode DependencyOpen = new("dependency_open", 5, Retryable: true);
    public static readonly ErrorCode ConflictRisk = new("conflict_risk", 5);
    public static readonly ErrorCode AlreadyHolding = new("already_holding", 5);
    public static readonly ErrorCode NothingNow = new("nothing_now", 5, Retryable: true);
    public static readonly ErrorCode StoriesOpen = new("stories_open", 5);
    public static readonly ErrorCode StoryNotFound = new("story_not_found", 4);

    public static readonly ErrorCode LockLost = new("lock_lost", 6);
    public static readonly ErrorCode GrantOld = new("grant_old", 6);

    public static readonly ErrorCode StateDamaged = new("state_damaged", 7);
    public static readonly ErrorCode TwoLocks = new("two_locks", 7);
    public static readonly ErrorCode HistoryRewritten = new("history_rewritten", 7);
    public static readonly ErrorCode VerifyFailed = new("verify_failed", 7);

    public static readonly ErrorCode StateNewer = new("state_newer", 8);

    public static readonly ErrorCode NotARepository = new("not_a_repository", 9);
    public static readonly ErrorCode NotInitialized = new("not_initialized", 9);
    public static readonly ErrorCode SoloMode = new("solo_mode", 9);
    public static readonly ErrorCode DirtyTree = new("dirty_tree", 9);
    public static readonly ErrorCode InTheWay = new("in_the_way", 9);
    public static readonly ErrorCode NoIdentity = new("no_identity", 9);
    public static readonly ErrorCode GitMissing = new("git_missing", 9);
    public static readonly ErrorCode GitTooOld = new("git_too_old", 9);
    public static readonly ErrorCode SeveralPushUrls = new("several_push_urls", 9);
    public static readonly ErrorCode Diverged = new("diverged", 9);
    public static readonly ErrorCode BranchMissing = new("branch_missing", 9);
    public static readonly ErrorCode InvalidName = new("invalid_name", 64);
    public static readonly ErrorCode InvalidSettings = new("invalid_settings", 9);
    public static readonly ErrorCode LocksOpen = new("locks_open", 9);

    public static readonly ErrorCode MergeConflict = new("merge_conflict", 10);
    public static readonly ErrorCode ChecksFailed = new("checks_failed", 11);

    public static readonly ErrorCode RemoteUnreachable = new("remote_unreachable", 12, Retryable: true);
    public static readonly ErrorCode RemotePolicy = new("remote_policy", 13);
    public static readonly ErrorCode RemoteBroken = new("remote_broken", 14);

    public static readonly ErrorCode Usage = new("usage", 64);
    public static readonly ErrorCode AnswerNeeded = new("answer_needed", 64);

    public static readonly ErrorCode Contention = new("contention", 75, Retryable: true);
    public static readonly ErrorCode NotYet = new("not_yet", 75, Retryable: true);
    public static readonly ErrorCode OutcomeUnknown = new("outcome_unknown", 76);
    public static readonly ErrorCode NotTrusted = new("not_trusted", 77);
    public static readonly ErrorCode Authentication = new("authentication", 78);
    public static readonly ErrorCode Deadline = new("deadline", 124, Retryable: true);
    public static readonly ErrorCode Cancelled = new("cancelled", 130);
#pragma warning restore CS1591

    /// <summary>Every code, in the order of the exit codes.</summary>
    public static ImmutableArray<ErrorCode> All { get; } =
    [
        Unexpected, Held, PrdNotFound, NothingLeft, NoLock, StoryNotFound, NotReady, DependencyOpen, ConflictRisk, AlreadyHolding,
        NothingNow, StoriesOpen, LockLost, GrantOld, StateDamaged, TwoLocks, HistoryRewritten, VerifyFailed, StateNewer,
        NotARepository, NotInitialized, SoloMode, DirtyTree, InTheWay, NoIdentity, GitMissing, GitTooOld, SeveralPushUrls, Diverged,
        BranchMissing, InvalidSettings, LocksOpen, MergeConflict, ChecksFailed, RemoteUnreachable, RemotePolicy, RemoteBroken, Usage,
        AnswerNeeded, InvalidName, Contention, NotYet, OutcomeUnknown, NotTrusted, Authentication, Deadline, Cancelled,
    ];
}
