namespace Coordination;

/// <summary>Why a lease is not held any more, although nobody ended it here.</summary>
/// <param name="Reason">In one word.</param>
/// <param name="Refusal">What the rules said to the heartbeat that found it out, or the last trouble before the time was up; null: neither.</param>
/// <param name="Exception">What the environment, or a defect, threw instead; null: nothing.</param>
public sealed record LeaseLoss(LeaseLossReason Reason, Refusal? Refusal = null, Exception? Exception = null);
