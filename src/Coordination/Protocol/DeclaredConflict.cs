using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>An entry of <c>conflictsWith</c>: somebody said that these two PRDs touch the same files.</summary>
internal sealed record DeclaredConflict(string PrdId, RiskLevel Risk, ImmutableArray<string> SharedPaths);
