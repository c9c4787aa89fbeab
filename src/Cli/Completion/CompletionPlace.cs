using System.Collections.Immutable;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Completion;

/// <summary>What may stand where somebody is typing.</summary>
internal sealed record CompletionPlace
{
    /// <summary>Words that are known from the command list.</summary>
    public ImmutableArray<OfferedWord> Words { get; init; } = [];

    /// <summary>Names to look up in this clone; <see cref="Offer.ByName"/>: none.</summary>
    public Offer Names { get; init; }

    /// <summary>The part of the word that is there already and belongs to no name: <c>--session=</c>.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The folder that <c>-C</c> names; null: the current one.</summary>
    public string? Directory { get; init; }

    public static CompletionPlace OfValue(ImmutableArray<string> choices, Offer offers, string name, string lead = "") => choices.IsEmpty
        ? new CompletionPlace { Names = offers == Offer.ByName ? Named(name) : offers, Lead = lead }
        : new CompletionPlace { Words = [.. choices.Select(choice => new OfferedWord(lead + choice, ""))] };

    private static Offer Named(string name) => name switch
    {
        "PRD" => Offer.Prd,
        "STORY" => Offer.Story,
        "SESSION" => Offer.Session,
        "BRANCH" or "REF" => Offer.Branch,
        "FILE" or "PATH" => Offer.File,
        "DIR" or "FOLDER" => Offer.Folder,
        _ => Offer.ByName,
    };
}
