using System.Collections.Immutable;

namespace Coordination.Cli.Parsing;

/// <summary>The command line makes no sense. Ends as exit code 64.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string what, string where, ImmutableArray<string> next)
        : base(what)
    {
        Where = where;
        Next = next;
    }

    public string Where { get; }

    /// <summary>The command to run next, as an argument list.</summary>
    public ImmutableArray<string> Next { get; }

    public ErrorCode Code { get; init; } = ErrorCodes.Usage;
}
