namespace Coordination;

/// <summary>The environment failed: no git, no repository, a disk that is full. What the rules refuse is a <see cref="Refusal"/> instead.</summary>
public sealed class CoordinationException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="code">Which of the closed list.</param>
    /// <param name="message">What happened, in one sentence.</param>
    /// <param name="where">The folder, file, ref or command concerned.</param>
    /// <param name="fix">The command line to run next.</param>
    /// <param name="inner">The cause.</param>
    public CoordinationException(ErrorCode code, string message, string? where = null, string? fix = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Where = where;
        Fix = fix;
    }

    /// <summary>Which of the closed list.</summary>
    public ErrorCode Code { get; }

    /// <summary>The folder, file, ref or command concerned.</summary>
    public string? Where { get; }

    /// <summary>The command line to run next.</summary>
    public string? Fix { get; }
}
