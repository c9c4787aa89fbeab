namespace Coordination.Protocol.Verification;

/// <summary>A lock that was added (no before), removed (no after) or changed.</summary>
internal sealed record LockChange(SessionLock? Before, SessionLock? After);
