using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>The PRDs that other sessions hold, with what they expect to touch: made once, asked for each PRD.</summary>
internal sealed class ActivePrds
{
    /// <summary>More globs than this say no more about a PRD; the rest is not compared.</summary>
    private const int MostGlobs = 100;

    private readonly ImmutableArray<(string Id, PrdEntry? Prd, PathGlob[] Globs)> _active;

    private readonly ActiveIndex? _index;

    private ActivePrds(ImmutableArray<(string Id, PrdEntry? Prd, PathGlob[] Globs)> active, ActiveIndex? index = null) => (_active, _index) = (active, index);

    public static ActivePrds Of(CoordinationState state, string? sessionId) =>
        new([.. state.Locks
            .Where(held => held.PrdId is not null && held.SessionId != sessionId)
            .Select(held => (Id: held.PrdId!, Prd: state.FindPrd(held.PrdId!)))
            .Select(active => (active.Id, active.Prd, Globs(active.Prd)))]);

    /// <summary>The same, made to be asked for many PRDs: only those that can meet are compared.</summary>
    public ActivePrds ForMany() => new(_active, ActiveIndex.Of(_active));

    public ConflictRisk RiskOf(PrdEntry prd)
    {
        if (_active.IsEmpty)
            return ConflictRisk.None;
        var globs = Globs(prd);
        var near = _index is null ? _active : _index.Near(prd, globs).Select(i => _active[i]);
        var found = near.Where(active => !prd.Is(active.Id))
            .Select(active => Between(prd, globs, active.Id, active.Prd, active.Globs))
            .Where(conflict => conflict.Level > RiskLevel.None)
            .OrderByDescending(conflict => conflict.Level)
            .ToImmutableArray();
        return found.IsEmpty ? ConflictRisk.None : new(found[0].Level, found);
    }

    /// <summary>Declared in <c>conflictsWith</c> of either side, or computed from <c>paths</c>: the higher counts.</summary>
    private static ActiveConflict Between(PrdEntry prd, PathGlob[] globs, string activeId, PrdEntry? active, PathGlob[] activeGlobs)
    {
        var declared = prd.ConflictsWith.Where(said => PrdName.Same(said.PrdId, activeId))
            .Concat(active?.ConflictsWith.Where(said => prd.Is(said.PrdId)) ?? [])
            .ToList();
        var (computed, shared) = FromPaths(globs, activeGlobs);
        var level = declared.Select(said => said.Risk).Append(computed).Max();
        return new(activeId, level, [.. declared.SelectMany(said => said.SharedPaths).Concat(shared).Distinct()]);
    }

    /// <summary>The share of either side that the other touches: under a fifth low, more medium, half or more high.</summary>
    private static (RiskLevel Level, IEnumerable<string> Shared) FromPaths(PathGlob[] ours, PathGlob[] theirs)
    {
        var shared = Array.FindAll(ours, glob => Array.Exists(theirs, glob.Overlaps));
        if (shared.Length == 0)
            return (RiskLevel.None, []);
        var touched = theirs.Count(glob => Array.Exists(shared, glob.Overlaps));
        var share = Math.Max((double)shared.Length / ours.Length, (double)touched / theirs.Length);
        var level = share >= 0.5 ? RiskLevel.High : share >= 0.2 ? RiskLevel.Medium : RiskLevel.Low;
        return (level, shared.Select(glob => glob.Text));
    }

    private static PathGlob[] Globs(PrdEntry? prd) => prd is null ? [] : [.. prd.Paths.Take(MostGlobs).Select(PathGlob.Parse)];
}
