namespace Coordination.Protocol;

/// <summary>In the order in which <c>claim --next</c> takes them.</summary>
internal enum PrdPriority
{
    Critical,
    High,
    Medium,
    Low,
}
