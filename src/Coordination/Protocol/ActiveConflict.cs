using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>An active PRD that touches files which another PRD touches.</summary>
internal sealed record ActiveConflict(string PrdId, RiskLevel Level, ImmutableArray<string> SharedPaths);
