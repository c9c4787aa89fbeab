using System.Collections.Immutable;

namespace Coordination;

/// <summary>What a sync came to.</summary>
public sealed record SyncResult
{
    /// <summary>Pull requests that were merged; their PRDs are released now.</summary>
    public ImmutableArray<ClosedPullRequest> Closed { get; init; } = [];

    /// <summary>Pull requests that stay open.</summary>
    public ImmutableArray<OpenPullRequest> Open { get; init; } = [];

    /// <summary>What became of the session's branch; null: no rebase was asked for.</summary>
    public RebasedBranch? Rebased { get; init; }
}

/// <summary>A pull request that was merged.</summary>
public sealed record ClosedPullRequest
{
    /// <summary>The PRD, which is completed now.</summary>
    public required string PrdId { get; init; }

    /// <summary>The session that held it.</summary>
    public required string SessionId { get; init; }

    /// <summary>Address of the pull request, where the lock names one.</summary>
    public string? PrUrl { get; init; }

    /// <summary>The commit on main that brought the work; where no single one can be named, where main stood when it was found there.</summary>
    public required string MergeCommit { get; init; }

    /// <summary>The folder of the archive.</summary>
    public string? ArchivedTo { get; init; }

    /// <summary>The branch, where it was kept; null: it is gone, here and on the remote.</summary>
    public string? KeptBranch { get; init; }

    /// <summary>Why it was kept, in one sentence.</summary>
    public string? KeptBecause { get; init; }
}

/// <summary>A pull request that stays open.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="SessionId">The session that holds it.</param>
/// <param name="PrUrl">Address of the pull request, where the lock names one.</param>
/// <param name="Reason">One of the words below.</param>
public sealed record OpenPullRequest(string PrdId, string SessionId, string? PrUrl, string Reason)
{
    /// <summary>Main does not have the work.</summary>
    public const string NotMerged = "not_merged";

    /// <summary>Main has what the pull request was opened with, and the branch has more.</summary>
    public const string MovedOn = "moved_on";

    /// <summary>Nothing was committed on the branch, so that nobody can tell a merge from no work at all.</summary>
    public const string NoCommits = "no_commits";

    /// <summary>The branch is gone, and its commits are neither here nor kept by the host.</summary>
    public const string HeadUnknown = "head_unknown";
}

/// <summary>A branch that was brought onto main.</summary>
public sealed record RebasedBranch
{
    /// <summary>The branch.</summary>
    public required string Branch { get; init; }

    /// <summary>The worktree in which it is checked out.</summary>
    public required string Worktree { get; init; }

    /// <summary>Where it stood.</summary>
    public required string From { get; init; }

    /// <summary>Where it stands; the same where main had nothing new.</summary>
    public required string To { get; init; }

    /// <summary>The commit of main that it stands on.</summary>
    public required string Onto { get; init; }

    /// <summary>The ref that keeps the old commits; null: nothing had to change.</summary>
    public string? BackupRef { get; init; }

    /// <summary>Whether the branch on the remote is the same now; false where it is not there.</summary>
    public bool Pushed { get; init; }
}
