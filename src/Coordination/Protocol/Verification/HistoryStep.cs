namespace Coordination.Protocol.Verification;

/// <summary>A commit of the history that changes a state file.</summary>
/// <param name="Commit">Its id.</param>
/// <param name="OpId">The operation that it is; null: none of coord.</param>
/// <param name="State">The state at it; asked only where a refusal was decided on it. Null: it cannot be read.</param>
internal sealed record HistoryStep(string Commit, string? OpId, Func<CoordinationState?> State);
