using System.Collections.Immutable;

namespace Coordination.Cli.Parsing;

/// <summary>An option of a command.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="ValueName">What follows it, for help; null: a flag.</param>
/// <param name="Description">One line for help.</param>
internal sealed record OptionSpec(string Name, string? ValueName, string Description)
{
    /// <summary>It may be given several times, a value each.</summary>
    public bool Repeats { get; init; }

    public bool IsFlag => ValueName is null;

    /// <summary>All values that are allowed; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What a shell offers as its value.</summary>
    public Offer Offers { get; init; }
}
