using System.Collections.Immutable;

namespace Coordination;

/// <summary>What a heartbeat came to.</summary>
public sealed record HeartbeatResult
{
    /// <summary>The holder.</summary>
    public required string SessionId { get; init; }

    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Fencing token of the grant: rises with every grant of the project.</summary>
    public long Fence { get; init; }

    /// <summary>The story at work.</summary>
    public string? CurrentStory { get; init; }

    /// <summary>Stories done.</summary>
    public int StoriesCompleted { get; init; }

    /// <summary>Stories in all.</summary>
    public int StoriesTotal { get; init; }

    /// <summary>Whether something was written; a beat that changes only the time is left out while the last one is young.</summary>
    public bool Pushed { get; init; }

    /// <summary>When the remote was last seen to agree that the lock is held.</summary>
    public DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Whether this beat answered a challenge.</summary>
    public bool Challenged { get; init; }

    /// <summary>How long a holder that goes on may wait before its next heartbeat: the project's <c>heartbeatEvery</c>.</summary>
    /// <value>2 min</value>
    public TimeSpan NextBeatIn { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From the end of the call: how long the holder may rely on the lock without another look.</summary>
    internal TimeSpan CertainFor { get; init; }
}

/// <summary>What a release came to.</summary>
public sealed record ReleaseResult
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>The commit that merged the branch.</summary>
    public string? MergeCommit { get; init; }

    /// <summary>The folder of the archive.</summary>
    public string? ArchivedTo { get; init; }

    /// <summary>Whether the branch is gone, here and on the remote.</summary>
    public bool BranchDeleted { get; init; }

    /// <summary>The branch, where it was kept (checked out somewhere, or the remote would not delete it).</summary>
    public string? KeptBranch { get; init; }

    /// <summary>The checks that ran.</summary>
    public ImmutableArray<string> Checks { get; init; } = [];

    /// <summary>It was released before this call.</summary>
    public bool AlreadyReleased { get; init; }
}

/// <summary>What an abandon came to.</summary>
public sealed record AbandonResult
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>The folder of the archive.</summary>
    public string? ArchivedTo { get; init; }

    /// <summary>The ref that keeps the branch's commits; null when there was no branch.</summary>
    public string? BackupRef { get; init; }

    /// <summary>The branch, where it was kept because it is checked out.</summary>
    public string? KeptBranch { get; init; }

    /// <summary>It was abandoned before this call.</summary>
    public bool AlreadyAbandoned { get; init; }
}

/// <summary>What an unclaim came to.</summary>
/// <param name="PrdId">The PRD that is ready again.</param>
/// <param name="Branch">Its branch, which stays.</param>
public sealed record UnclaimResult(string PrdId, string? Branch);

/// <summary>What an init or deinit wrote, or would write.</summary>
public sealed record InitResult
{
    /// <summary>The state ref.</summary>
    public required string StateRef { get; init; }

    /// <summary>The remote; null: none.</summary>
    public string? Remote { get; init; }

    /// <summary>Files made or changed on the state ref.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Settings written into the clone's git config, <c>key=value</c>.</summary>
    public ImmutableArray<string> Config { get; init; } = [];

    /// <summary>The commit; null after a dry run, or when nothing had to change.</summary>
    public string? Commit { get; init; }

    /// <summary>Nothing was written because only a look was asked for.</summary>
    public bool DryRun { get; init; }

    /// <summary>Nothing had to change.</summary>
    public bool Already { get; init; }

    /// <summary>The remote protects the branch, or let us pass a rule that others would not.</summary>
    public bool Protected { get; init; }
}

/// <summary>The dashboard.</summary>
public sealed record StatusResult
{
    /// <summary>Name of the project: of the main worktree's folder.</summary>
    public required string Project { get; init; }

    /// <summary><c>multi</c> or <c>solo</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The state ref.</summary>
    public required string StateRef { get; init; }

    /// <summary>The commit that was read; null when there is none.</summary>
    public string? Tip { get; init; }

    /// <summary>When that commit was last known to be the newest.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the remote could not be asked, so that this is the last known state.</summary>
    public bool Offline { get; init; }

    /// <summary>The session that asks; null: none yet.</summary>
    public string? SessionId { get; init; }

    /// <summary>The caller's own lock.</summary>
    public LockView? Current { get; init; }

    /// <summary>All locks.</summary>
    public ImmutableArray<LockView> Sessions { get; init; } = [];

    /// <summary>The session ids of the stale ones.</summary>
    public ImmutableArray<string> Stale { get; init; } = [];

    /// <summary>PRDs that wait to be claimed.</summary>
    public ImmutableArray<AvailablePrd> Available { get; init; } = [];

    /// <summary>PRDs in the merge queue, in its order.</summary>
    public ImmutableArray<string> Queue { get; init; } = [];

    /// <summary>Completed PRDs, newest first.</summary>
    public ImmutableArray<PrdView> Completed { get; init; } = [];

    /// <summary>Abandoned PRDs, newest first.</summary>
    public ImmutableArray<PrdView> Abandoned { get; init; } = [];

    /// <summary>The caller's session with the work that lies here; null: it holds nothing.</summary>
    public OwnSession? Own { get; init; }

    /// <summary>What somebody has to do something about, the caller's own affairs first.</summary>
    public ImmutableArray<AttentionView> Attention { get; init; } = [];

    /// <summary>After how long without a sign of life a lock counts as stale.</summary>
    /// <value>10 min</value>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What stands in the state files that no time will mend.</summary>
    internal ImmutableArray<AttentionView> Findings { get; init; } = [];

    /// <summary>What this worktree and this clone noted.</summary>
    internal LocalNotes Notes { get; init; } = LocalNotes.None;
}

/// <summary>The PRDs of the registry.</summary>
/// <param name="Prds">In the registry's order: open ones, then completed, then abandoned.</param>
/// <param name="AsOf">When the tip was last known to be the newest.</param>
/// <param name="Offline">Whether the remote could not be asked.</param>
public sealed record PrdListResult(ImmutableArray<PrdView> Prds, DateTimeOffset AsOf, bool Offline);

/// <summary>One PRD with its stories.</summary>
/// <param name="Prd">The entry.</param>
/// <param name="Stories">Its stories, where a document lists them.</param>
/// <param name="Lock">The lock on it, if any.</param>
/// <param name="AsOf">When the tip was last known to be the newest.</param>
/// <param name="Offline">Whether the remote could not be asked.</param>
public sealed record PrdShowResult(PrdView Prd, ImmutableArray<StoryView> Stories, LockView? Lock, DateTimeOffset AsOf, bool Offline);

/// <summary>The silent locks.</summary>
/// <param name="Locks">Each lock that can be taken over, or nearly.</param>
/// <param name="AsOf">When the tip was last known to be the newest.</param>
/// <param name="Offline">Whether the remote could not be asked.</param>
public sealed record StaleResult(ImmutableArray<LockView> Locks, DateTimeOffset AsOf, bool Offline);
