namespace Coordination.Protocol;

/// <summary>
/// Globs by the plain folders at their front. Two globs can share a path only when the plain front of one begins that of the other, so that a
/// look compares few of many.
/// </summary>
internal sealed class GlobIndex
{
    private readonly Dictionary<string, GlobIndex> _below = new(StringComparer.Ordinal);
    private readonly List<int> _here = [];

    /// <param name="glob">What is to be found.</param>
    /// <param name="place">What a look gives for it.</param>
    public void Add(PathGlob glob, int place)
    {
        foreach (var segments in glob.Alternatives)
        {
            var at = this;
            for (var i = 0; i < segments.Length && PathGlob.IsPlain(segments[i]); i++)
            {
                if (!at._below.TryGetValue(segments[i], out var next))
                    at._below[segments[i]] = next = new GlobIndex();
                at = next;
            }

            at._here.Add(place);
        }
    }

    /// <summary>Adds the places of all globs that may share a path with this one; a place may come more than once.</summary>
    public void Find(PathGlob glob, List<int> places)
    {
        foreach (var segments in glob.Alternatives)
        {
            var at = this;
            var depth = 0;
            for (; depth < segments.Length && PathGlob.IsPlain(segments[depth]); depth++)
            {
                places.AddRange(at._here);
                if (!at._below.TryGetValue(segments[depth], out at))
                    break;
            }

            at?.All(places);
        }
    }

    private void All(List<int> places)
    {
        places.AddRange(_here);
        foreach (var next in _below.Values)
            next.All(places);
    }
}
