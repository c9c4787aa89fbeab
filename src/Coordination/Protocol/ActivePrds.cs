using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>The PRDs that other sessions hold, with what they expect to touch: made once, asked for each PRD.</summary>
internal sealed class ActivePrds
{
    /// <summary>More globs than this say no more about a PRD; the rest is not compared.</summary>
    private const int MostGlobs = 100;

    private readonly List<Active> _active = [];
    private readonly GlobIndex _paths = new();
    private readonly Dictionary<string, List<int>> _named = [];

    private ActivePrds()
    {
    }

    public static ActivePrds Of(CoordinationState state, string? sessionId)
    {
        var all = new ActivePrds();
        foreach (var held in state.Locks)
        {
            if (held.PrdId is { } prdId && held.SessionId != sessionId)
                all.Add(prdId, state.FindPrd(prdId));
        }

        return all;
    }

    public ConflictRisk RiskOf(PrdEntry prd)
    {
        if (_active.Count == 0)
            return ConflictRisk.None;
        var globs = Globs(prd);
        var found = new List<ActiveConflict>();
        foreach (var index in Candidates(prd, globs))
        {
            var active = _active[index];
            if (!prd.Is(active.Id) && Between(prd, globs, active) is { Level: > RiskLevel.None } conflict)
                found.Add(conflict);
        }

        return found.Count == 0 ? ConflictRisk.None : Sorted(found);
    }

    private void Add(string prdId, PrdEntry? prd)
    {
        var index = _active.Count;
        var active = new Active(prdId, prd, Globs(prd));
        _active.Add(active);
        foreach (var glob in active.Globs)
            _paths.Add(glob, index);
        Name(prdId, index);
        foreach (var said in prd?.ConflictsWith ?? [])
            Name(said.PrdId, index);
    }

    private void Name(string prdId, int index)
    {
        var key = PrdName.Key(prdId);
        if (!_named.TryGetValue(key, out var places))
            _named[key] = places = [];
        places.Add(index);
    }

    /// <summary>In their order, each once, all those that can be in conflict: the others need no look.</summary>
    private List<int> Candidates(PrdEntry prd, PathGlob[] globs)
    {
        var places = new List<int>();
        foreach (var glob in globs)
            _paths.Find(glob, places);
        foreach (var said in prd.ConflictsWith)
            places.AddRange(_named.GetValueOrDefault(PrdName.Key(said.PrdId)) ?? []);
        places.AddRange(_named.GetValueOrDefault(PrdName.Key(prd.Id)) ?? []);
        places.Sort();
        var count = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (count == 0 || places[count - 1] != places[i])
                places[count++] = places[i];
        }

        places.RemoveRange(count, places.Count - count);
        return places;
    }

    private static ConflictRisk Sorted(List<ActiveConflict> found)
    {
        var sorted = found.OrderByDescending(conflict => conflict.Level).ToImmutableArray();
        return new(sorted[0].Level, sorted);
    }

    /// <summary>Declared in <c>conflictsWith</c> of either side, or computed from <c>paths</c>: the higher counts.</summary>
    private static ActiveConflict Between(PrdEntry prd, PathGlob[] globs, Active active)
    {
        var declared = prd.ConflictsWith.Where(said => PrdName.Same(said.PrdId, active.Id))
            .Concat(active.Prd?.ConflictsWith.Where(said => prd.Is(said.PrdId)) ?? [])
            .ToList();
        var shared = Array.FindAll(globs, glob => Array.Exists(active.Globs, glob.Overlaps));
        var level = Level(globs, active.Globs, shared);
        foreach (var said in declared)
            level = said.Risk > level ? said.Risk : level;
        return new(active.Id, level, [.. declared.SelectMany(said => said.SharedPaths).Concat(shared.Select(glob => glob.Text)).Distinct()]);
    }

    /// <summary>The share of either side that the other touches: under a fifth low, more medium, half or more high.</summary>
    private static RiskLevel Level(PathGlob[] ours, PathGlob[] theirs, PathGlob[] shared)
    {
        if (shared.Length == 0)
            return RiskLevel.None;
        var touched = Array.FindAll(theirs, glob => Array.Exists(shared, glob.Overlaps)).Length;
        var share = Math.Max((double)shared.Length / ours.Length, (double)touched / theirs.Length);
        return share >= 0.5 ? RiskLevel.High : share >= 0.2 ? RiskLevel.Medium : RiskLevel.Low;
    }

    private static PathGlob[] Globs(PrdEntry? prd) => prd is null ? [] : [.. prd.Paths.Take(MostGlobs).Select(PathGlob.Parse)];

    private sealed record Active(string Id, PrdEntry? Prd, PathGlob[] Globs);
}
