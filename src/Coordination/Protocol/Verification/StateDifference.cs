using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>What is different between two states: locks by PRD, entries by id over all three lists. Order does not count.</summary>
internal sealed record StateDifference(ImmutableArray<LockChange> Locks, ImmutableArray<PrdChange> Prds)
{
    public bool IsEmpty => Locks.IsEmpty && Prds.IsEmpty;

    public static StateDifference Between(CoordinationState before, CoordinationState after) => new(
        [.. Pairs(before.Locks, after.Locks, Sameness.SaysSame, KeyOf).Select(pair => new LockChange(pair.Before, pair.After))],
        SharesEntries(before, after)
            ? []
            : [.. Pairs(PrdPlace.All(before), PrdPlace.All(after), Sameness.SaysSame, KeyOf).Select(pair => new PrdChange(pair.Before, pair.After))]);

    /// <summary>Whether both were read from one and the same file: most commits change only locks.</summary>
    private static bool SharesEntries(CoordinationState before, CoordinationState after) =>
        before.Prds == after.Prds && before.Completed == after.Completed && before.Abandoned == after.Abandoned;

    /// <summary>A lock is known by its PRD; one without a PRD by its session.</summary>
    public static string KeyOf(SessionLock held) => held.PrdId is { } prdId ? "prd " + PrdName.Key(prdId) : "session " + held.SessionId;

    public static string KeyOf(PrdPlace place) => PrdName.Key(place.Prd.Id);

    private static List<(T? Before, T? After)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, T, bool> same, Func<T, string> key)
        where T : class
    {
        var olds = before.GroupBy(key).ToDictionary(group => group.Key, group => group.ToList());
        var news = after.GroupBy(key).ToDictionary(group => group.Key, group => group.ToList());
        var pairs = new List<(T?, T?)>();
        foreach (var name in olds.Keys.Union(news.Keys))
        {
            var left = olds.GetValueOrDefault(name, []);
            var right = news.GetValueOrDefault(name, []);
            foreach (var one in left.ToList())
            {
                if (right.FindIndex(other => same(one, other)) is var at && at < 0)
                    continue;
                left.Remove(one);
                right.RemoveAt(at);
            }
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                pairs.Add((left.ElementAtOrDefault(i), right.ElementAtOrDefault(i)));
        }
        return pairs;
    }
}
