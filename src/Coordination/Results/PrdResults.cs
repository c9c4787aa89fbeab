using System.Collections.Immutable;

namespace Coordination;

/// <summary>A PRD that was brought in, or made ready.</summary>
public sealed record PrdOpenedResult
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary><c>draft</c> or <c>ready</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Priority { get; init; }

    /// <summary>Its document on the state ref; null: it has none.</summary>
    public string? PrdFile { get; init; }

    /// <summary>Every file that its entry names.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The branch on which it will be worked.</summary>
    public required string Branch { get; init; }

    /// <summary>Stories in all; 0 where nothing says.</summary>
    public int StoriesTotal { get; init; }

    /// <summary>Ids of what must be completed before it.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The archive from which it came back; null: it was never abandoned.</summary>
    public string? BackFrom { get; init; }

    /// <summary>The commit; null when it was so before.</summary>
    public string? Commit { get; init; }

    /// <summary>It was so before this call.</summary>
    public bool Already { get; init; }
}

/// <summary>What <c>claim --next</c> would do now.</summary>
public sealed record NextPrdResult
{
    /// <summary>Who asks; null: a session that is not known yet.</summary>
    public string? SessionId { get; init; }

    /// <summary>What it would take; null: nothing.</summary>
    public CandidatePrd? Next { get; init; }

    /// <summary>What the session holds, so that it can take nothing else; null: nothing.</summary>
    public string? Holds { get; init; }

    /// <summary>Why nothing would be taken: the error code of the claim, or <c>already_holding</c>; null: something would.</summary>
    public string? Code { get; init; }

    /// <summary>When asking again makes sense; null where time alone does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Every other open PRD, in the order in which they are looked at.</summary>
    public ImmutableArray<CandidatePrd> Others { get; init; } = [];

    /// <summary>When the tip was last known to be the newest.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the remote could not be asked.</summary>
    public bool Offline { get; init; }
}

/// <summary>An open PRD with whether it may be claimed, or why not.</summary>
public sealed record CandidatePrd
{
    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Priority { get; init; }

    /// <summary>Its status; a word that we do not know is shown as it is.</summary>
    public required string Status { get; init; }

    /// <summary>Conflict risk with what others hold: <c>none</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string Risk { get; init; } = "none";

    /// <summary>Stories in all; 0 where nothing says.</summary>
    public int StoriesTotal { get; init; }

    /// <summary>Whether it may be claimed now.</summary>
    public bool Claimable { get; init; }

    /// <summary>Why not: the error code that a claim of it would get; null: it may.</summary>
    public string? Code { get; init; }

    /// <summary>Why not, in a few words; null: it may.</summary>
    public string? Reason { get; init; }
}

/// <summary>How a lock stands after a block or an unblock.</summary>
public sealed record BlockResult
{
    /// <summary>The holder.</summary>
    public required string SessionId { get; init; }

    /// <summary>The PRD.</summary>
    public required string PrdId { get; init; }

    /// <summary><c>blocked</c>, or what the lock goes on as.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is blocked; null: it is not, or nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The files in question.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Fencing token of the grant.</summary>
    public long Fence { get; init; }

    /// <summary>It was so before this call.</summary>
    public bool Already { get; init; }
}
