using System.Collections.Immutable;

namespace Coordination.Cli.Output;

/// <summary>Why a command did not do it, in words: one line what, one line where, one line that is the command to run next.</summary>
internal sealed record Problem
{
    public required ErrorCode Code { get; init; }

    public required string What { get; init; }

    public required string Where { get; init; }

    /// <summary>The command to run next, as one line for a shell.</summary>
    public required string Hint { get; init; }

    public ImmutableArray<Fact> Facts { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same commands as argument lists; empty when the hint has text in it that is not ours.</summary>
    public ImmutableArray<NextAction> NextActions { get; init; } = [];

    /// <summary>A problem whose next step is made of safe words.</summary>
    public static Problem Of(ErrorCode code, string what, string where, params NextAction[] next) => new()
    {
        Code = code,
        What = what,
        Where = where,
        Hint = string.Join(" && ", next.Select(action => action.ToString())),
        NextActions = [.. next],
    };
}
