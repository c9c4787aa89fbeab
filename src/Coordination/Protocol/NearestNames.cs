using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>Ids that somebody may have meant, by edit distance.</summary>
internal static class NearestNames
{
    private const int AtMost = 3;
    private const int LongestCompared = 64;

    public static ImmutableArray<string> Of(string asked, CoordinationState state)
    {
        var key = PrdName.Key(asked);
        return key.Length > LongestCompared ? [] :
        [
            .. state.Prds.Concat(state.Completed).Concat(state.Abandoned)
                .Select(prd => prd.Id)
                .Where(id => id.Length <= LongestCompared)
                .Distinct()
                .Select(id => (Id: id, Distance: Distance(key, PrdName.Key(id))))
                .Where(near => near.Distance <= Math.Max(2, key.Length / 2))
                .OrderBy(near => near.Distance)
                .Take(AtMost)
                .Select(near => near.Id),
        ];
    }

    /// <summary>Levenshtein; 0 or 1 where one name is part of the other, as people leave words out.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > 2 && right.Contains(left, StringComparison.Ordinal))
            return left.Length == right.Length ? 0 : 1;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
