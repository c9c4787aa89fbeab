using System.Collections.Immutable;

namespace Coordination;

/// <summary>What the history proves.</summary>
public sealed record VerifyResult
{
    /// <summary>Commits that change a state file.</summary>
    public int Commits { get; init; }

    /// <summary>Of these, operations of coord.</summary>
    public int Operations { get; init; }

    /// <summary>Of these, commits made by hand or by another tool, and legal.</summary>
    public int Foreign { get; init; }

    /// <summary>Grants in the range.</summary>
    public int Grants { get; init; }

    /// <summary>Lines of the file of acknowledgements that were judged.</summary>
    public int Acks { get; init; }

    /// <summary>Of these, operations whose outcome was unknown to their client.</summary>
    public int Unknown { get; init; }

    /// <summary>What is illegal; empty is the proof.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];
}

/// <summary>Something that must not be in the history.</summary>
/// <param name="Rule">A stable word for the rule, <c>double_grant</c> for example.</param>
/// <param name="Commit">The commit, or null for an operation that is missing.</param>
/// <param name="Message">One sentence.</param>
public sealed record Violation(string Rule, string? Commit, string Message);
