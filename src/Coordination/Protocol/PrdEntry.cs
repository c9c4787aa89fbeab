using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>One entry of <c>prd-registry.json</c>, in <c>prds</c>, <c>completed</c> or <c>abandoned</c>.</summary>
internal sealed record PrdEntry
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public PrdStatus Status { get; init; } = PrdStatus.Ready;

    /// <summary>The word in the file, for <see cref="PrdStatus.Unknown"/> and for its synonyms.</summary>
    public string? StatusText { get; init; }

    public PrdPriority Priority { get; init; } = PrdPriority.Medium;

    /// <summary>The JSON document, else the only file named; null where the entry names none.</summary>
    public string? PrdFile { get; init; }

    /// <summary>Every file that the entry names (<c>jsonPath</c>, <c>filePath</c>, <c>prdFile</c>): all are archived.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public string? BranchName { get; init; }

    public int? StoriesTotal { get; init; }

    public int? StoriesCompleted { get; init; }

    public ImmutableArray<string> DependsOn { get; init; } = [];

    public ImmutableArray<DeclaredConflict> ConflictsWith { get; init; } = [];

    /// <summary>Globs of the files that the PRD expects to touch.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    public Timestamp? CreatedAt { get; init; }

    public Timestamp? StartedAt { get; init; }

    public Timestamp? CompletedAt { get; init; }

    public Timestamp? AbandonedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>On archived entries: who finished it (<c>sessionId</c>), by which operation (<c>opId</c>).</summary>
    public string? FinishedBy { get; init; }

    public string? FinishedByOp { get; init; }

    /// <summary>On completed entries whose code landed on another ref than the state: the commit on main.</summary>
    public string? MergeCommit { get; init; }

    /// <summary>On archived entries: the folder of the archive.</summary>
    public string? ArchivedTo { get; init; }

    public Origin? Origin { get; init; }

    public string Branch => BranchName ?? PrdName.DefaultBranch(Id);

    public bool Is(string prdId) => PrdName.Same(Id, prdId);
}
