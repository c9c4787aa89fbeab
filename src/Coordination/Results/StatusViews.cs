using System.Collections.Immutable;

namespace Coordination;

/// <summary>The caller's session, with the work that lies in this worktree and this clone.</summary>
public sealed record OwnSession
{
    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The worktree in which was looked; null in a bare repository.</summary>
    public string? Worktree { get; init; }

    /// <summary>The branch that is checked out there; null: none is, or git did not say.</summary>
    public string? Branch { get; init; }

    /// <summary>Files there with changes that are in no commit, untracked ones included; null: git did not say.</summary>
    public int? Uncommitted { get; init; }

    /// <summary>Commits of the PRD's branch that the remote did not have when this clone last looked; null: git did not say, or there is no remote.</summary>
    public int? Unpushed { get; init; }

    /// <summary>The stories of the PRD, where a document lists them.</summary>
    public ImmutableArray<StoryView> Stories { get; init; } = [];
}

/// <summary>Something that a person, or the caller, has to do something about.</summary>
/// <param name="Kind">One of <see cref="AttentionKind"/>.</param>
/// <param name="PrdId">The PRD concerned; null: none.</param>
/// <param name="SessionId">The session concerned; null: none.</param>
/// <param name="Seconds">How long it has been so; null: it has no beginning.</param>
/// <param name="Text">A reason in the words of whoever gave it; null: nobody did.</param>
/// <param name="Mine">Whether it is the caller's own affair.</param>
public sealed record AttentionView(string Kind, string? PrdId, string? SessionId, long? Seconds = null, string? Text = null, bool Mine = false);

/// <summary>The kinds of <see cref="AttentionView"/>. There may be more in later versions.</summary>
public static class AttentionKind
{
    /// <summary>This worktree worked on a PRD whose lock it no longer has.</summary>
    public const string LockLost = "lock_lost";

    /// <summary>Somebody asked whether the caller lives, and will take over when nobody answers.</summary>
    public const string Challenged = "challenged";

    /// <summary>The caller's last write did not go through.</summary>
    public const string PushRejected = "push_rejected";

    /// <summary>The remote does not allow the caller's writes.</summary>
    public const string PushDeclined = "push_declined";

    /// <summary>A command of this clone was cut off in a push that may still land.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>Two locks stand for one PRD, or one session has two.</summary>
    public const string TwoLocks = "two_locks";

    /// <summary>A lock without a sign of life.</summary>
    public const string Stale = "stale";

    /// <summary>A lock that waits for a person.</summary>
    public const string Blocked = "blocked";

    /// <summary>A heartbeat from the future: two clocks differ.</summary>
    public const string ClockAhead = "clock_ahead";

    /// <summary>A PRD marked as in progress that nobody holds, so that nobody can claim it.</summary>
    public const string WithoutLock = "without_lock";

    /// <summary>A lock on a PRD that is completed or abandoned.</summary>
    public const string LeftOverLock = "left_over_lock";
}

/// <summary>What a worktree and its clone noted of what did not go through.</summary>
/// <param name="PrdId">The PRD that the worktree believes to hold; null: none.</param>
/// <param name="BlockedReason">Why its last write did not go through; null: it did.</param>
/// <param name="Pending">What is on its way without anybody knowing how it ended.</param>
internal sealed record LocalNotes(string? PrdId, string? BlockedReason, ImmutableArray<string> Pending)
{
    public static LocalNotes None { get; } = new(null, null, []);
}
