using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>What an operation came to.</summary>
/// <param name="Decision">Accepted, unchanged or refused; a failure of the remote is a refusal too.</param>
/// <param name="Snapshot">The tip that it was decided on.</param>
/// <param name="Commit">Its commit on the state ref; null when nothing was written.</param>
/// <param name="Attempts">How many pushes were tried.</param>
internal sealed record OperationOutcome(Decision Decision, TipSnapshot Snapshot, string? Commit, int Attempts)
{
    /// <summary>The id under which it was written: a new one is drawn when somebody else pushed the very same commit.</summary>
    public required string OpId { get; init; }

    /// <summary>What the server said beside yes.</summary>
    public string ServerWords { get; init; } = "";

    /// <summary>How it was decided; null when it never was, or when that did not count in the end.</summary>
    public Decided? Decided { get; init; }

    public Refusal? Refusal => (Decision as Decision.Refused)?.Refusal;
}
