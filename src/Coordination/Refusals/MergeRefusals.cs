using System.Collections.Immutable;

namespace Coordination;

/// <summary>The branch does not merge cleanly; the lock is blocked now, and nothing landed.</summary>
/// <param name="PrdId">The PRD.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="Target">Where it should have landed.</param>
/// <param name="Files">The conflicting files.</param>
/// <param name="LockBlocked">Whether the lock could be marked as blocked.</param>
public sealed record MergeConflictRefusal(string PrdId, string Branch, string Target, ImmutableArray<string> Files, bool LockBlocked) : Refusal
{
    /// <summary>It was a rebase that was tried and undone, and no merge.</summary>
    /// <value>false</value>
    public bool OfRebase { get; init; }

    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.MergeConflict;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts =>
        [new("prdId", PrdId), new("branch", Branch), new("target", Target), new("files", Files), new("lockBlocked", LockBlocked), new("ofRebase", OfRebase)];
}

/// <summary>The project has checks, and this build cannot run them; a release never skips them.</summary>
/// <param name="Checks">The configured commands.</param>
public sealed record ChecksNotRunRefusal(ImmutableArray<string> Checks) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.ChecksFailed;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("checks", Checks)];
}
