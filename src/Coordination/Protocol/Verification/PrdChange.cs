namespace Coordination.Protocol.Verification;

/// <summary>An entry that was added, removed, changed, or moved from one list to another.</summary>
internal sealed record PrdChange(PrdPlace? Before, PrdPlace? After);
