namespace Coordination.Git;

/// <summary>A look at the state.</summary>
/// <param name="Snapshot">What stands there.</param>
/// <param name="NotReached">Why it is only the last known state; null: the remote was asked.</param>
internal sealed record StateLook(TipSnapshot Snapshot, Refusal? NotReached);
