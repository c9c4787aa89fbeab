namespace Coordination.Protocol;

/// <summary>What this machine has seen of someone else's lock, measured on its own monotonic clock.</summary>
/// <param name="Unchanged">How long the same heartbeat of the same grant has been seen.</param>
/// <param name="Challenged">How long of that a challenge for this very heartbeat stood on the lock; null: none stands.</param>
/// <param name="SkipRule">A person said <c>--now</c>: taken at once, and recorded.</param>
internal sealed record TakeoverEvidence(TimeSpan Unchanged, TimeSpan? Challenged, bool SkipRule = false);
