using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>How likely a PRD touches what active PRDs touch (seed, "Conflict Risk Levels").</summary>
/// <param name="Level">The highest found.</param>
/// <param name="With">The active PRDs, most at risk first.</param>
internal sealed record ConflictRisk(RiskLevel Level, ImmutableArray<ActiveConflict> With)
{
    /// <summary>More globs than this say no more about a PRD; the rest is not compared.</summary>
    private const int MostGlobs = 200;

    public static ConflictRisk None { get; } = new(RiskLevel.None, []);

    public ImmutableArray<string> Ids => [.. With.Select(one => one.PrdId)];

    public ImmutableArray<string> SharedPaths => [.. With.SelectMany(one => one.SharedPaths).Distinct()];

    /// <summary>Declared in <c>conflictsWith</c> of either side, or computed from <c>paths</c>: the higher counts.</summary>
    public static ConflictRisk Of(CoordinationState state, PrdEntry prd, string sessionId)
    {
        var found = new List<ActiveConflict>();
        foreach (var held in state.Locks)
        {
            if (held.SessionId == sessionId || held.PrdId is not { } active || prd.Is(active))
                continue;
            var conflict = Between(prd, active, state.FindPrd(active));
            if (conflict.Level > RiskLevel.None)
                found.Add(conflict);
        }
        return found.Count == 0 ? None : new(found.Max(one => one.Level), [.. found.OrderByDescending(one => one.Level)]);
    }

    private static ActiveConflict Between(PrdEntry prd, string activeId, PrdEntry? active)
    {
        var declared = prd.ConflictsWith.Where(said => PrdName.Same(said.PrdId, activeId))
            .Concat(active?.ConflictsWith.Where(said => prd.Is(said.PrdId)) ?? [])
            .ToList();
        var (computed, shared) = FromPaths(prd.Paths, active?.Paths ?? []);
        var level = declared.Select(said => said.Risk).Append(computed).Max();
        return new(activeId, level, [.. declared.SelectMany(said => said.SharedPaths).Concat(shared).Distinct()]);
    }

    /// <summary>The share of either side that the other touches: under a fifth low, more medium, half or more high.</summary>
    private static (RiskLevel Level, ImmutableArray<string> Shared) FromPaths(ImmutableArray<string> ours, ImmutableArray<string> theirs)
    {
        var left = ours.Take(MostGlobs).ToList();
        var right = theirs.Take(MostGlobs).ToList();
        var shared = left.Where(glob => right.Any(other => GlobOverlap.Between(glob, other))).ToImmutableArray();
        if (shared.IsEmpty)
            return (RiskLevel.None, []);
        var touched = right.Count(glob => shared.Any(other => GlobOverlap.Between(glob, other)));
        var share = Math.Max((double)shared.Length / left.Count, (double)touched / right.Count);
        return (share >= 0.5 ? RiskLevel.High : share >= 0.2 ? RiskLevel.Medium : RiskLevel.Low, shared);
    }
}
