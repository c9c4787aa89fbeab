using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>A PRD as its author brings it: what is known of it, and its documents. What nobody said stays out.</summary>
internal sealed record NewPrd
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public PrdPriority? Priority { get; init; }

    public string? BranchName { get; init; }

    public ImmutableArray<string> DependsOn { get; init; } = [];

    public ImmutableArray<DeclaredConflict> ConflictsWith { get; init; } = [];

    /// <summary>Globs of the files that it expects to touch.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Text of the JSON document; null: there is none.</summary>
    public string? Json { get; init; }

    /// <summary>Text of the document for people beside it; null: there is none.</summary>
    public string? Markdown { get; init; }

    /// <summary>Only a title was given: the JSON document is a form to fill in, and says nothing that an older one would not say better.</summary>
    public bool IsBlank { get; init; }

    /// <summary>How many stories the document lists; null: none.</summary>
    public StoryCount? Stories { get; init; }

    /// <summary>To be claimed at once; else it is a draft.</summary>
    public bool Ready { get; init; }

    public PrdStatus Status => Ready ? PrdStatus.Ready : PrdStatus.Draft;

    /// <summary>Where its documents belong.</summary>
    public string Folder => Ready ? StatePath.Prds : StatePath.Drafts;

    /// <summary>The documents with the endings of their names, the JSON document first.</summary>
    public IEnumerable<(string Ending, string Text)> Documents
    {
        get
        {
            if (Json is not null)
                yield return (".json", Json);
            if (Markdown is not null)
                yield return (".md", Markdown);
        }
    }
}
