using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>
/// A glob of <c>paths</c>: <c>*</c> and <c>?</c> within a folder, <c>**</c> over folders, <c>[...]</c> as any character,
/// <c>{a,b}</c> as both. A plain name also stands for everything below it.
/// </summary>
internal sealed class PathGlob
{
    private const int MostAlternatives = 16;

    /// <summary>Longer than any path in use; a longer glob is nobody's honest expectation and never counts.</summary>
    private const int Longest = 300;

    private readonly ImmutableArray<string[]> _alternatives;

    private PathGlob(string text, ImmutableArray<string[]> alternatives) => (Text, _alternatives) = (text, alternatives);

    public string Text { get; }

    /// <summary>The segments of each spelling.</summary>
    public ImmutableArray<string[]> Alternatives => _alternatives;

    public static bool IsPlain(string segment) => segment.AsSpan().IndexOfAny('*', '?', '[') < 0;

    public static PathGlob Parse(string text) =>
        new(text, text.Length > Longest ? [] : [.. Expand(text.Replace('\\', '/').Trim()).Select(Segments).Where(parts => parts.Length > 0)]);

    /// <summary>Whether one and the same path can match both.</summary>
    public bool Overlaps(PathGlob other)
    {
        foreach (var left in _alternatives)
        {
            foreach (var right in other._alternatives)
            {
                if (!StartApart(left, right) && CommonInstance.Exists(left, right, "**", SegmentsMeet))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Most globs differ in a plain folder at the front; that is seen without comparing the rest.</summary>
    private static bool StartApart(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (!IsPlain(left[i]) || !IsPlain(right[i]))
                return false;
            if (left[i] != right[i])
                return true;
        }
        return false;
    }

    private static bool SegmentsMeet(string left, string right) =>
        IsPlain(left) && IsPlain(right)
            ? left == right
            : CommonInstance.Exists(Letters(left), Letters(right), '*', (a, b) => a == b || a == '?' || b == '?');

    private static string[] Segments(string glob)
    {
        var parts = glob.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part == ".").ToArray();
        return parts.Length > 0 && IsPlain(parts[^1]) ? [.. parts, "**"] : parts;
    }

    /// <summary>The characters of a segment, each bracket expression as one <c>?</c>.</summary>
    private static char[] Letters(string segment)
    {
        var letters = new List<char>(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var close = segment[i] == '[' && i + 2 < segment.Length ? segment.IndexOf(']', i + 2) : -1;
            letters.Add(close < 0 ? segment[i] : '?');
            i = close < 0 ? i : close;
        }
        return [.. letters];
    }

    private static List<string> Expand(string glob)
    {
        if (!glob.Contains('{', StringComparison.Ordinal))
            return [glob];
        var done = new List<string>();
        var open = new Queue<string>([glob]);
        while (open.TryDequeue(out var next))
        {
            var end = next.IndexOf('}', StringComparison.Ordinal);
            var start = end < 0 ? -1 : next.LastIndexOf('{', end);
            if (start < 0)
                done.Add(next);
            else if (done.Count + open.Count >= MostAlternatives)
                done.Add(string.Concat(next.AsSpan(0, start), "*", next.AsSpan(end + 1)));
            else
                foreach (var choice in next[(start + 1)..end].Split(','))
                    open.Enqueue(next[..start] + choice + next[(end + 1)..]);
        }
        return done;
    }
}
