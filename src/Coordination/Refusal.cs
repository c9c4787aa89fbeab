using System.Collections.Immutable;

namespace Coordination;

/// <summary>
/// The rules, the repository or the remote said no. A value that carries the facts, so that the caller can decide what to
/// do; the words for people are made from them at the edge.
/// </summary>
/// <remarks>A closed hierarchy: the derived types stand in the files named after their area.</remarks>
public abstract record Refusal
{
    private protected Refusal()
    {
    }

    /// <summary>Which of the closed list it is.</summary>
    public abstract ErrorCode Code { get; }

    /// <summary>The facts by name, for JSON documents and logs. Values are strings, whole numbers, truth values or lists of strings.</summary>
    public abstract ImmutableArray<Fact> Facts { get; }

    /// <summary>When asking again makes sense; null where time alone does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
