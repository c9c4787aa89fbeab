using System.Collections.Immutable;

namespace Coordination.Cli.Parsing;

/// <summary>A word that a command takes by its place.</summary>
/// <param name="Name">For help, in capitals.</param>
/// <param name="Required">Whether the command makes no sense without it.</param>
/// <param name="Description">One line for help.</param>
internal sealed record ArgumentSpec(string Name, bool Required, string Description)
{
    /// <summary>All words that are allowed; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What a shell offers here.</summary>
    public Offer Offers { get; init; }
}
