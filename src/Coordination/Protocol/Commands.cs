using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Take a PRD, or with no <paramref name="Prd"/> the next one that is free.</summary>
internal sealed record ClaimCommand(Caller Caller, DateTimeOffset Now, string OpId, string? Prd, string? Machine, bool AllowConflict)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "claim";

    public override string? PrdId => Prd;
}

/// <summary>Say "I am alive", and what was completed or is being worked on.</summary>
/// <param name="CompletedStory">A story that passes now.</param>
/// <param name="CurrentStory">A story that was begun.</param>
/// <param name="TipAge">How long ago the tip was fetched: a beat may be left out only on a fresh look.</param>
internal sealed record HeartbeatCommand(
    Caller Caller, DateTimeOffset Now, string OpId, string? Prd, string? CompletedStory, string? CurrentStory, TimeSpan TipAge)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "heartbeat";

    public override string? PrdId => Prd;
}

/// <summary>Say that work has stopped, and why.</summary>
/// <param name="Reason">For people; null: none is said.</param>
/// <param name="ConflictFiles">The files in question, from the root of the repository.</param>
internal sealed record BlockCommand(
    Caller Caller, DateTimeOffset Now, string OpId, string? Prd, string? Reason, ImmutableArray<string> ConflictFiles)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "block";

    public override string? PrdId => Prd;
}

/// <summary>Work goes on after a block.</summary>
internal sealed record UnblockCommand(Caller Caller, DateTimeOffset Now, string OpId, string? Prd) : Command(Caller, Now, OpId)
{
    public override string Verb => "unblock";

    public override string? PrdId => Prd;
}

/// <summary>Give a PRD back; branch and worktree stay.</summary>
/// <param name="Evidence">What this machine knows of the lock, when it is someone else's.</param>
internal sealed record UnclaimCommand(Caller Caller, DateTimeOffset Now, string OpId, string? Prd, TakeoverEvidence? Evidence)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "unclaim";

    public override string? PrdId => Prd;
}

/// <summary>Finish a PRD: archive it and remove the lock, in the commit that merges its branch.</summary>
/// <param name="Incomplete">Release although stories are open.</param>
/// <param name="MergeCommit">The commit on main, where that is another ref than the state's; else null.</param>
internal sealed record ReleaseCommand(
    Caller Caller, DateTimeOffset Now, string OpId, string? Prd, bool Incomplete, string? MergeCommit)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "release";

    public override string? PrdId => Prd;
}

/// <summary>First half of a release onto two refs without an atomic push: note on the lock what main shall move to.</summary>
internal sealed record BeginLandingCommand(Caller Caller, DateTimeOffset Now, string OpId, string? Prd, bool Incomplete, Landing Landing)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "land";

    public override string? PrdId => Prd;
}

/// <summary>Main went elsewhere, so the noted landing can never happen: the lock goes back to <c>in_progress</c>.</summary>
internal sealed record CancelLandingCommand(Caller Caller, DateTimeOffset Now, string OpId, string Prd, string Reason)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "cancel-landing";

    public override string? PrdId => Prd;
}

/// <summary>Give a PRD up for good: archive it with the reason.</summary>
internal sealed record AbandonCommand(
    Caller Caller, DateTimeOffset Now, string OpId, string? Prd, string Reason, string? LastCommit, string? BackupRef, TakeoverEvidence? Evidence)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "abandon";

    public override string? PrdId => Prd;
}

/// <summary>Take over the lock of a dead session.</summary>
internal sealed record ResumeCommand(
    Caller Caller, DateTimeOffset Now, string OpId, string Prd, string? Machine, TakeoverEvidence Evidence)
    : Command(Caller, Now, OpId)
{
    public override string Verb => "resume";

    public override string? PrdId => Prd;
}

/// <summary>Ask a silent holder whether it lives.</summary>
internal sealed record ChallengeCommand(Caller Caller, DateTimeOffset Now, string OpId, string Prd) : Command(Caller, Now, OpId)
{
    public override string Verb => "challenge";

    public override string? PrdId => Prd;
}
