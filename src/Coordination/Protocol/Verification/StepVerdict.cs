using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>What the checker says of one commit.</summary>
internal sealed record StepVerdict(StepKind Kind, ImmutableArray<Finding> Findings);
