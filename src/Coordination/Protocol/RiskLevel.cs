namespace Coordination.Protocol;

/// <summary>How likely two PRDs touch the same files (seed, "Conflict Risk Levels").</summary>
internal enum RiskLevel
{
    None,
    Low,
    Medium,
    High,
}
