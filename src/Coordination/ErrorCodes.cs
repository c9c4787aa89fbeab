using System.Collections.Immutable;

namespace Coordination;

/// <summary>The closed list of error codes. The name is the contract; the exit code is its class, for shells.</summary>
public static class ErrorCodes
{
    /// <summary>Something that was not foreseen; a defect as a rule.</summary>
    /// <value><c>unexpected</c>, exit code 1</value>
    public static readonly ErrorCode Unexpected = new("unexpected", 1);

    /// <summary>Another session holds the PRD.</summary>
    /// <value><c>held</c>, exit code 3</value>
    public static readonly ErrorCode Held = new("held", 3, Retryable: true);

    /// <summary>There is no such PRD.</summary>
    /// <value><c>prd_not_found</c>, exit code 4</value>
    public static readonly ErrorCode PrdNotFound = new("prd_not_found", 4);

    /// <summary>Every PRD is completed, abandoned or a draft.</summary>
    /// <value><c>nothing_left</c>, exit code 4</value>
    public static readonly ErrorCode NothingLeft = new("nothing_left", 4);

    /// <summary>The session holds no lock that could be meant.</summary>
    /// <value><c>no_lock</c>, exit code 4</value>
    public static readonly ErrorCode NoLock = new("no_lock", 4);

    /// <summary>The PRD's status does not allow it.</summary>
    /// <value><c>not_ready</c>, exit code 5</value>
    public static readonly ErrorCode NotReady = new("not_ready", 5);

    /// <summary>The PRD depends on others that are not completed.</summary>
    /// <value><c>dependency_open</c>, exit code 5</value>
    public static readonly ErrorCode DependencyOpen = new("dependency_open", 5, Retryable: true);

    /// <summary>An active PRD touches much the same files.</summary>
    /// <value><c>conflict_risk</c>, exit code 5</value>
    public static readonly ErrorCode ConflictRisk = new("conflict_risk", 5);

    /// <summary>The session holds another PRD.</summary>
    /// <value><c>already_holding</c>, exit code 5</value>
    public static readonly ErrorCode AlreadyHolding = new("already_holding", 5);

    /// <summary>Nothing can be claimed now, something may be later.</summary>
    /// <value><c>nothing_now</c>, exit code 5</value>
    public static readonly ErrorCode NothingNow = new("nothing_now", 5, Retryable: true);

    /// <summary>Stories of the PRD are open.</summary>
    /// <value><c>stories_open</c>, exit code 5</value>
    public static readonly ErrorCode StoriesOpen = new("stories_open", 5);

    /// <summary>The PRD has no such story.</summary>
    /// <value><c>story_not_found</c>, exit code 4</value>
    public static readonly ErrorCode StoryNotFound = new("story_not_found", 4);

    /// <summary>Somebody else took the lock over, or ended it.</summary>
    /// <value><c>lock_lost</c>, exit code 6</value>
    public static readonly ErrorCode LockLost = new("lock_lost", 6);

    /// <summary>The lock was granted again, to the same session elsewhere.</summary>
    /// <value><c>grant_old</c>, exit code 6</value>
    public static readonly ErrorCode GrantOld = new("grant_old", 6);

    /// <summary>A state file or an object of it cannot be read safely.</summary>
    /// <value><c>state_damaged</c>, exit code 7</value>
    public static readonly ErrorCode StateDamaged = new("state_damaged", 7);

    /// <summary>A file that the caller named is not what it should be.</summary>
    /// <value><c>invalid_file</c>, exit code 7</value>
    public static readonly ErrorCode InvalidFile = new("invalid_file", 7);

    /// <summary>Two locks stand for one PRD or one session.</summary>
    /// <value><c>two_locks</c>, exit code 7</value>
    public static readonly ErrorCode TwoLocks = new("two_locks", 7);

    /// <summary>The state ref does not descend from what was seen last.</summary>
    /// <value><c>history_rewritten</c>, exit code 7</value>
    public static readonly ErrorCode HistoryRewritten = new("history_rewritten", 7);

    /// <summary>The history holds something illegal.</summary>
    /// <value><c>verify_failed</c>, exit code 7</value>
    public static readonly ErrorCode VerifyFailed = new("verify_failed", 7);

    /// <summary>A state file was written by a newer coord.</summary>
    /// <value><c>state_newer</c>, exit code 8</value>
    public static readonly ErrorCode StateNewer = new("state_newer", 8);

    /// <summary>The folder is in no git repository.</summary>
    /// <value><c>not_a_repository</c>, exit code 9</value>
    public static readonly ErrorCode NotARepository = new("not_a_repository", 9);

    /// <summary>The state files, or the remote that is configured, are not there.</summary>
    /// <value><c>not_initialized</c>, exit code 9</value>
    public static readonly ErrorCode NotInitialized = new("not_initialized", 9);

    /// <summary>Coordination is off for this project.</summary>
    /// <value><c>solo_mode</c>, exit code 9</value>
    public static readonly ErrorCode SoloMode = new("solo_mode", 9);

    /// <summary>Changes that are in no commit are in the way.</summary>
    /// <value><c>dirty_tree</c>, exit code 9</value>
    public static readonly ErrorCode DirtyTree = new("dirty_tree", 9);

    /// <summary>A file, a branch or a worktree is in the way.</summary>
    /// <value><c>in_the_way</c>, exit code 9</value>
    public static readonly ErrorCode InTheWay = new("in_the_way", 9);

    /// <summary>git knows no name and address to commit with, or cannot sign.</summary>
    /// <value><c>no_identity</c>, exit code 9</value>
    public static readonly ErrorCode NoIdentity = new("no_identity", 9);

    /// <summary>git was not found.</summary>
    /// <value><c>git_missing</c>, exit code 9</value>
    public static readonly ErrorCode GitMissing = new("git_missing", 9);

    /// <summary>git is older than 2.39.</summary>
    /// <value><c>git_too_old</c>, exit code 9</value>
    public static readonly ErrorCode GitTooOld = new("git_too_old", 9);

    /// <summary>The remote has several push URLs, and one place must decide.</summary>
    /// <value><c>several_push_urls</c>, exit code 9</value>
    public static readonly ErrorCode SeveralPushUrls = new("several_push_urls", 9);

    /// <summary>The local and the remote branch have both moved, or share no history.</summary>
    /// <value><c>diverged</c>, exit code 9</value>
    public static readonly ErrorCode Diverged = new("diverged", 9);

    /// <summary>The branch is neither here nor on the remote.</summary>
    /// <value><c>branch_missing</c>, exit code 9</value>
    public static readonly ErrorCode BranchMissing = new("branch_missing", 9);

    /// <summary>An id, a branch or a path that is not allowed.</summary>
    /// <value><c>invalid_name</c>, exit code 64</value>
    public static readonly ErrorCode InvalidName = new("invalid_name", 64);

    /// <summary>A setting makes no sense.</summary>
    /// <value><c>invalid_settings</c>, exit code 9</value>
    public static readonly ErrorCode InvalidSettings = new("invalid_settings", 9);

    /// <summary>The id is taken by another PRD.</summary>
    /// <value><c>prd_exists</c>, exit code 9</value>
    public static readonly ErrorCode PrdExists = new("prd_exists", 9);

    /// <summary>Locks stand, so coordination cannot be taken away.</summary>
    /// <value><c>locks_open</c>, exit code 9</value>
    public static readonly ErrorCode LocksOpen = new("locks_open", 9);

    /// <summary>The branch does not merge cleanly.</summary>
    /// <value><c>merge_conflict</c>, exit code 10</value>
    public static readonly ErrorCode MergeConflict = new("merge_conflict", 10);

    /// <summary>The project's checks failed or could not run.</summary>
    /// <value><c>checks_failed</c>, exit code 11</value>
    public static readonly ErrorCode ChecksFailed = new("checks_failed", 11);

    /// <summary>The remote cannot be reached.</summary>
    /// <value><c>remote_unreachable</c>, exit code 12</value>
    public static readonly ErrorCode RemoteUnreachable = new("remote_unreachable", 12, Retryable: true);

    /// <summary>The remote's rules do not allow it.</summary>
    /// <value><c>remote_policy</c>, exit code 13</value>
    public static readonly ErrorCode RemotePolicy = new("remote_policy", 13);

    /// <summary>The remote takes the push and cannot move the ref.</summary>
    /// <value><c>remote_broken</c>, exit code 14</value>
    public static readonly ErrorCode RemoteBroken = new("remote_broken", 14);

    /// <summary>The command line, a range or a file that it names makes no sense.</summary>
    /// <value><c>usage</c>, exit code 64</value>
    public static readonly ErrorCode Usage = new("usage", 64);

    /// <summary>A question came up and nobody is there to answer.</summary>
    /// <value><c>answer_needed</c>, exit code 64</value>
    public static readonly ErrorCode AnswerNeeded = new("answer_needed", 64);

    /// <summary>Others were faster until the time was up; nothing was applied.</summary>
    /// <value><c>contention</c>, exit code 75</value>
    public static readonly ErrorCode Contention = new("contention", 75, Retryable: true);

    /// <summary>A takeover is on its way and the holder may still answer; or the state has just moved.</summary>
    /// <value><c>not_yet</c>, exit code 75</value>
    public static readonly ErrorCode NotYet = new("not_yet", 75, Retryable: true);

    /// <summary>Nobody can tell yet whether it landed.</summary>
    /// <value><c>outcome_unknown</c>, exit code 76</value>
    public static readonly ErrorCode OutcomeUnknown = new("outcome_unknown", 76);

    /// <summary>A command from the repository was not trusted on this machine.</summary>
    /// <value><c>not_trusted</c>, exit code 77</value>
    public static readonly ErrorCode NotTrusted = new("not_trusted", 77);

    /// <summary>The remote wants credentials that are not there.</summary>
    /// <value><c>authentication</c>, exit code 78</value>
    public static readonly ErrorCode Authentication = new("authentication", 78);

    /// <summary>The command did not end in time.</summary>
    /// <value><c>deadline</c>, exit code 124</value>
    public static readonly ErrorCode Deadline = new("deadline", 124, Retryable: true);

    /// <summary>The caller gave up.</summary>
    /// <value><c>cancelled</c>, exit code 130</value>
    public static readonly ErrorCode Cancelled = new("cancelled", 130);

    /// <summary>Every code, in the order of the exit codes.</summary>
    public static ImmutableArray<ErrorCode> All { get; } =
    [
        Unexpected, Held, PrdNotFound, NothingLeft, NoLock, StoryNotFound, NotReady, DependencyOpen, ConflictRisk, AlreadyHolding,
        NothingNow, StoriesOpen, LockLost, GrantOld, StateDamaged, InvalidFile, TwoLocks, HistoryRewritten, VerifyFailed, StateNewer,
        NotARepository, NotInitialized, SoloMode, DirtyTree, InTheWay, NoIdentity, GitMissing, GitTooOld, SeveralPushUrls, Diverged,
        BranchMissing, InvalidSettings, PrdExists, LocksOpen, MergeConflict, ChecksFailed, RemoteUnreachable, RemotePolicy, RemoteBroken, Usage,
        AnswerNeeded, InvalidName, Contention, NotYet, OutcomeUnknown, NotTrusted, Authentication, Deadline, Cancelled,
    ];
}
