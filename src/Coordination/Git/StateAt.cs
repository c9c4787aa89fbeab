using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>What the two state files say at a commit.</summary>
/// <param name="State">Null: they can't be read.</param>
/// <param name="Damage">Why not.</param>
internal sealed record StateAt(CoordinationState? State, string? Damage);
