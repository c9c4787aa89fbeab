namespace Coordination.Protocol;

/// <summary>
/// Finds which active PRDs can have anything to do with a PRD, without comparing all with all: by the plain folders at the front of their
/// globs, and by who declared a conflict with whom.
/// </summary>
internal sealed class ActiveIndex
{
    private readonly Dictionary<string, List<int>> _endingAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _below = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _declaredOn = new(StringComparer.Ordinal);

    public static ActiveIndex Of(IReadOnlyList<(string Id, PrdEntry? Prd, PathGlob[] Globs)> active)
    {
        var index = new ActiveIndex();
        for (var i = 0; i < active.Count; i++)
        {
            Add(index._byName, PrdName.Key(active[i].Id), i);
            foreach (var said in active[i].Prd?.ConflictsWith ?? [])
                Add(index._declaredOn, PrdName.Key(said.PrdId), i);
            foreach (var front in active[i].Globs.SelectMany(glob => glob.Fronts))
            {
                Add(index._endingAt, front, i);
                foreach (var beginning in Beginnings(front).Append(front))
                    Add(index._below, beginning, i);
            }
        }
        return index;
    }

    /// <summary>Their places in the list, in its order.</summary>
    public IEnumerable<int> Near(PrdEntry prd, IEnumerable<PathGlob> globs)
    {
        var near = new SortedSet<int>();
        Take(near, _declaredOn, PrdName.Key(prd.Id));
        foreach (var said in prd.ConflictsWith)
            Take(near, _byName, PrdName.Key(said.PrdId));
        foreach (var front in globs.SelectMany(glob => glob.Fronts))
        {
            Take(near, _below, front);
            foreach (var beginning in Beginnings(front))
                Take(near, _endingAt, beginning);
        }
        return near;
    }

    /// <summary>Of <c>a/b/c</c>: nothing, <c>a</c> and <c>a/b</c>.</summary>
    private static IEnumerable<string> Beginnings(string front)
    {
        if (front.Length > 0)
            yield return "";
        for (var slash = front.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = front.IndexOf('/', slash + 1))
            yield return front[..slash];
    }

    private static void Add(Dictionary<string, List<int>> index, string key, int place)
    {
        if (!index.TryGetValue(key, out var places))
            index[key] = places = [];
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }

    private static void Take(SortedSet<int> near, Dictionary<string, List<int>> index, string key)
    {
        if (index.TryGetValue(key, out var places))
            near.UnionWith(places);
    }
}
