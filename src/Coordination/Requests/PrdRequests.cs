using System.Collections.Immutable;

namespace Coordination;

/// <summary>A PRD to bring in: from a file, from a text, or from a title alone.</summary>
public sealed record AddPrdRequest
{
    /// <summary>A <c>.json</c> or <c>.md</c> file of the user's disk, absolute or from the current directory; the other one beside it is taken along.</summary>
    /// <value>null: none</value>
    public string? File { get; init; }

    /// <summary>The same as bytes, where there is no file: a JSON document when it begins with a brace, else a document for people.</summary>
    /// <value>null: none</value>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The id; it is made lower case.</summary>
    /// <value>null: made from the file's name, else from the title</value>
    public string? Id { get; init; }

    /// <summary>The title for people.</summary>
    /// <value>null: what the document says</value>
    public string? Title { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    /// <value>null: what the document says, else medium</value>
    public string? Priority { get; init; }

    /// <summary>The branch on which it will be worked.</summary>
    /// <value>null: what the document says, else <c>feature/</c> and the id</value>
    public string? Branch { get; init; }

    /// <summary>Ids of PRDs that must be completed before.</summary>
    /// <value>empty: what the document says</value>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Globs of the files that it expects to touch, from the root of the repository.</summary>
    /// <value>empty: what the document says</value>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Stories, one text each, that become <c>US-001</c> and on; only where the document lists none.</summary>
    /// <value>empty</value>
    public ImmutableArray<string> Stories { get; init; } = [];

    /// <summary>It can be claimed at once; else it is a draft.</summary>
    /// <value>false</value>
    public bool Ready { get; init; }
}

/// <summary>What to make ready.</summary>
/// <param name="PrdId">A draft, or an abandoned PRD.</param>
public sealed record ReadyPrdRequest(string PrdId);

/// <summary>How to look for the next PRD.</summary>
public sealed record NextPrdRequest
{
    /// <summary>Also one that touches much the same files as an active PRD.</summary>
    /// <value>false</value>
    public bool AllowConflict { get; init; }
}

/// <summary>What stands still.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
public sealed record BlockRequest(string? PrdId = null)
{
    /// <summary>Why, for people.</summary>
    /// <value>null: nobody said; what was said before stays</value>
    public string? Reason { get; init; }

    /// <summary>The files in question, from the root of the repository.</summary>
    /// <value>empty</value>
    public ImmutableArray<string> Files { get; init; } = [];
}

/// <summary>What goes on.</summary>
/// <param name="PrdId">The PRD; null: the one lock of the session.</param>
public sealed record UnblockRequest(string? PrdId = null);

/// <summary>Which operations to list. What is not said does not choose.</summary>
public sealed record LogRequest
{
    /// <summary>Only what this session did, or what was done by hand to its locks.</summary>
    /// <value>null: every session's</value>
    public string? SessionId { get; init; }

    /// <summary>Only what concerns this PRD, with or without <c>prd-</c>.</summary>
    /// <value>null: every PRD's</value>
    public string? PrdId { get; init; }

    /// <summary>Only these operations, as the trailers name them; <c>hand</c> and <c>merge</c> are commits without.</summary>
    /// <value>empty: all</value>
    public ImmutableArray<string> Operations { get; init; } = [];

    /// <summary>Only what bears a later time than this; times are those of whoever wrote.</summary>
    /// <value>null: from the beginning</value>
    public DateTimeOffset? Since { get; init; }

    /// <summary>At most so many.</summary>
    /// <value>20</value>
    public int Most { get; init; } = 20;
}
