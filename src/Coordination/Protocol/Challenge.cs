namespace Coordination.Protocol;

/// <summary>A question to a silent holder, written on its lock: any write of the holder answers it (takeover rule).</summary>
/// <param name="By">The session that asks.</param>
/// <param name="At">When it asked, on its own clock: for people, never for the rule.</param>
/// <param name="Heartbeat">The heartbeat that was seen unchanged.</param>
internal sealed record Challenge(string By, Timestamp At, string? Heartbeat);
