using System.Collections.Immutable;

namespace Coordination;

/// <summary>What a checkup found, and what it wrote.</summary>
public sealed record DoctorResult
{
    /// <summary>The state ref; null where not even that could be found out.</summary>
    public string? StateRef { get; init; }

    /// <summary>The remote; null: none, or not known.</summary>
    public string? Remote { get; init; }

    /// <summary>The commit that was looked at; null: there is none.</summary>
    public string? Tip { get; init; }

    /// <summary>What was found, worst first.</summary>
    public ImmutableArray<DoctorFinding> Findings { get; init; } = [];

    /// <summary>Checks that could not be made, so that nothing can be said of them.</summary>
    public ImmutableArray<CheckNotMade> NotMade { get; init; } = [];

    /// <summary>What a repair writes, or would write; null where none was asked for.</summary>
    public DoctorPlan? Plan { get; init; }

    /// <summary>What became of each commit of the plan; empty where nothing was written.</summary>
    public ImmutableArray<RepairOutcome> Repairs { get; init; } = [];

    /// <summary>What a rewritten history lost; null where nobody asked to adopt it, or it was not rewritten.</summary>
    public AdoptionReport? Adoption { get; init; }
}

/// <summary>A check that could not be made.</summary>
/// <param name="Check">Which.</param>
/// <param name="Why">Why not.</param>
public sealed record CheckNotMade(string Check, string Why);

/// <summary>Everything that a repair writes, before it is written.</summary>
/// <param name="Commits">Commits on the state ref, one for each repair, in this order.</param>
/// <param name="Files">Files of coord in this clone that are deleted.</param>
public sealed record DoctorPlan(ImmutableArray<PlannedCommit> Commits, ImmutableArray<string> Files)
{
    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Commits.IsEmpty && Files.IsEmpty;
}

/// <summary>A commit that a repair makes.</summary>
/// <param name="Subject">First line of its message.</param>
/// <param name="Finding">The code of the finding that it mends.</param>
/// <param name="Lines">What changes in the files, as lines of a difference: <c>--- path</c>, <c>- before</c>, <c>+ after</c>.</param>
/// <param name="KeptIn">The commit in which what goes stays readable.</param>
public sealed record PlannedCommit(string Subject, string Finding, ImmutableArray<string> Lines, string? KeptIn);

/// <summary>What became of one planned commit.</summary>
/// <param name="Subject">First line of its message.</param>
/// <param name="Commit">Its commit; null: it was not needed any more, or refused.</param>
/// <param name="Refusal">Why it was not made; null: it was, or was not needed any more.</param>
public sealed record RepairOutcome(string Subject, string? Commit, Refusal? Refusal);

/// <summary>What is in the history that this clone saw last and not in the one that stands on the state ref now.</summary>
public sealed record AdoptionReport
{
    /// <summary>The state ref.</summary>
    public required string StateRef { get; init; }

    /// <summary>The tip that this clone saw last.</summary>
    public required string OldTip { get; init; }

    /// <summary>The tip there now; null: the ref is gone.</summary>
    public string? NewTip { get; init; }

    /// <summary>Operations that are lost, oldest first.</summary>
    public ImmutableArray<LostOperation> Lost { get; init; } = [];

    /// <summary>How many commits are lost beside these: made by hand, or work.</summary>
    public int OtherCommits { get; init; }

    /// <summary>The ref of this clone that keeps the old tip.</summary>
    public required string BackupRef { get; init; }

    /// <summary>Whether the clone goes on from the new tip; false: only shown.</summary>
    public bool Adopted { get; init; }
}

/// <summary>An operation that a rewritten history lost.</summary>
/// <param name="Commit">Its commit in the old history.</param>
/// <param name="Verb">What it did.</param>
/// <param name="SessionId">Whose it was.</param>
/// <param name="PrdId">The PRD that it concerned; null where none can be told.</param>
/// <param name="Subject">First line of its message.</param>
public sealed record LostOperation(string Commit, string Verb, string SessionId, string? PrdId, string Subject);
