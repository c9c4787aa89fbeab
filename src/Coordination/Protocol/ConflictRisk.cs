using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>How likely a PRD touches what active PRDs touch (seed, "Conflict Risk Levels").</summary>
/// <param name="Level">The highest found.</param>
/// <param name="With">The active PRDs, most at risk first.</param>
internal sealed record ConflictRisk(RiskLevel Level, ImmutableArray<ActiveConflict> With)
{
    public static ConflictRisk None { get; } = new(RiskLevel.None, []);

    public ImmutableArray<string> Ids => [.. With.Select(one => one.PrdId)];

    public ImmutableArray<string> SharedPaths => [.. With.SelectMany(one => one.SharedPaths).Distinct()];
}
