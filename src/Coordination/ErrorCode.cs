namespace Coordination;

/// <summary>Why a command did not do what was asked: a closed list. The name is the contract, the exit code its class.</summary>
/// <param name="Name">The stable word in JSON documents, <c>held</c> for example.</param>
/// <param name="ExitCode">The exit code of the command line.</param>
/// <param name="Retryable">Whether the same call may succeed later without anyone changing anything else.</param>
public sealed record ErrorCode(string Name, int ExitCode, bool Retryable = false)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
