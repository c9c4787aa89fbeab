namespace Coordination;

/// <summary>What to claim.</summary>
/// <param name="PrdId">The PRD; null: the next one that is free.</param>
public sealed record ClaimRequest(string? PrdId = null)
{
    /// <summary>Claim although an active PRD touches much the same files.</summary>
    /// <value>false</value>
    public bool AllowConflict { get; init; }

    /// <summary>Check the feature branch out in the caller's worktree; refused when that is dirty.</summary>
    /// <value>false</value>
    public bool Checkout { get; init; }
}

/// <summary>What to report.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
public sealed record HeartbeatRequest(string? PrdId = null)
{
    /// <summary>A story that passes now, <c>US-003</c> for example.</summary>
    /// <value>null: none</value>
    public string? CompletedStory { get; init; }

    /// <summary>A story that was begun.</summary>
    /// <value>null: as before</value>
    public string? CurrentStory { get; init; }
}

/// <summary>What to give back.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
public sealed record UnclaimRequest(string? PrdId = null)
{
    /// <summary>Skip the takeover rule for someone else's lock; recorded in the commit.</summary>
    /// <value>false</value>
    public bool Now { get; init; }
}

/// <summary>What to finish.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
public sealed record ReleaseRequest(string? PrdId = null)
{
    /// <summary>Release although stories are open.</summary>
    /// <value>false</value>
    public bool Incomplete { get; init; }
}

/// <summary>What to bring up to date.</summary>
public sealed record SyncRequest
{
    /// <summary>Also bring the session's branch onto main, in the worktree where it is checked out.</summary>
    /// <value>false</value>
    public bool Rebase { get; init; }
}

/// <summary>What to give up for good.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
/// <param name="Reason">Why, for <c>reason.md</c>.</param>
public sealed record AbandonRequest(string? PrdId, string Reason)
{
    /// <summary>Skip the takeover rule for someone else's lock; recorded in the commit.</summary>
    /// <value>false</value>
    public bool Now { get; init; }
}

/// <summary>What to take over.</summary>
/// <param name="PrdId">The PRD.</param>
public sealed record ResumeRequest(string PrdId)
{
    /// <summary>Skip the takeover rule; recorded in the commit.</summary>
    /// <value>false</value>
    public bool Now { get; init; }

    /// <summary>Check the feature branch out in the caller's worktree; refused when that is dirty.</summary>
    /// <value>false</value>
    public bool Checkout { get; init; }
}

/// <summary>What to set up.</summary>
public sealed record InitRequest
{
    /// <summary>Say what would be written, and write nothing.</summary>
    /// <value>false</value>
    public bool DryRun { get; init; }

    /// <summary>The state ref; null: the one configured, else the remote's default branch.</summary>
    public string? StateRef { get; init; }

    /// <summary>The remote; null: the one configured, else <c>origin</c> where there is one.</summary>
    public string? Remote { get; init; }
}

/// <summary>What to take away.</summary>
public sealed record DeinitRequest
{
    /// <summary>Say what would be written, and write nothing.</summary>
    /// <value>false</value>
    public bool DryRun { get; init; }
}

/// <summary>What to prove.</summary>
/// <param name="Range">Commits as <c>git rev-list</c> takes them; null: the whole history of the state ref.</param>
/// <param name="AcksFile">What clients were told (written under <c>COORD_ACKS</c>); null: only the history is judged.</param>
public sealed record VerifyRequest(string? Range = null, string? AcksFile = null);
