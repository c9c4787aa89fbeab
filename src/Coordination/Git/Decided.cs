using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>How an operation was decided: its command, and what that was stamped with.</summary>
internal sealed record Decided(Command Command, Stamp Stamp);
