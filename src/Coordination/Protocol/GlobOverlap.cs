using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>
/// Whether two globs can match one and the same path: <c>*</c> and <c>?</c> within a folder, <c>**</c> over folders,
/// <c>[...]</c> as any character, <c>{a,b}</c> as both. A plain name also stands for everything below it.
/// </summary>
internal static class GlobOverlap
{
    private const int MostAlternatives = 32;

    /// <summary>Longer than any path in use; a longer glob is nobody's honest expectation and never counts.</summary>
    private const int Longest = 300;

    public static bool Between(string left, string right)
    {
        if (left.Length > Longest || right.Length > Longest)
            return false;
        var rights = Alternatives(right).Select(Segments).ToList();
        return Alternatives(left).Select(Segments).Any(one => rights.Any(other => Meet(one, other, OfSegments)));
    }

    private static string[] Segments(string glob)
    {
        var trimmed = glob.Replace('\\', '/').Trim();
        if (trimmed.StartsWith("./", StringComparison.Ordinal))
            trimmed = trimmed[2..];
        var parts = trimmed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isFolder = parts.Length > 0 && parts[^1].IndexOfAny(['*', '?', '[']) < 0;
        return isFolder ? [.. parts, "**"] : parts;
    }

    private static bool OfSegments(string left, string right) => Meet(Letters(left), Letters(right), (a, b) => a == b || a == '?' || b == '?');

    /// <summary>The characters of a segment, each bracket expression as one <c>?</c> and each run of stars as one star.</summary>
    private static char[] Letters(string segment)
    {
        var letters = new List<char>(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var close = segment[i] == '[' ? segment.IndexOf(']', Math.Min(i + 2, segment.Length)) : -1;
            if (close > 0)
                i = close;
            var letter = close > 0 ? '?' : segment[i];
            if (letter != '*' || letters.Count == 0 || letters[^1] != '*')
                letters.Add(letter);
        }
        return [.. letters];
    }

    /// <summary>Whether two sequences with "any number of anything" in them have a common instance; quadratic.</summary>
    private static bool Meet<T>(T[] left, T[] right, Func<T, T, bool> same)
    {
        var next = new bool[right.Length + 1];
        for (var i = left.Length; i >= 0; i--)
        {
            var row = new bool[right.Length + 1];
            for (var j = right.Length; j >= 0; j--)
            {
                var leftAny = i < left.Length && IsAny(left[i]);
                var rightAny = j < right.Length && IsAny(right[j]);
                row[j] = i == left.Length && j == right.Length
                    || leftAny && (next[j] || j < right.Length && row[j + 1])
                    || rightAny && (row[j + 1] || i < left.Length && next[j])
                    || !leftAny && !rightAny && i < left.Length && j < right.Length && next[j + 1] && same(left[i], right[j]);
            }
            next = row;
        }
        return next[0];
    }

    private static bool IsAny<T>(T part) => part is "**" or '*';

    private static ImmutableArray<string> Alternatives(string glob)
    {
        var done = ImmutableArray.CreateBuilder<string>();
        var open = new Queue<string>([glob]);
        while (open.TryDequeue(out var next))
        {
            var end = next.IndexOf('}', StringComparison.Ordinal);
            var start = end < 0 ? -1 : next.LastIndexOf('{', end);
            if (start < 0 || done.Count + open.Count >= MostAlternatives)
            {
                done.Add(next.Replace("{", "*", StringComparison.Ordinal));
                continue;
            }
            foreach (var choice in next[(start + 1)..end].Split(','))
                open.Enqueue(next[..start] + choice + next[(end + 1)..]);
        }
        return done.ToImmutable();
    }
}
