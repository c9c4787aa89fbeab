using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>The history with what clients were told of it: where each operation stands, and when it must have been.</summary>
internal sealed class AckedHistory
{
    private readonly Dictionary<string, int> _commits = [];
    private readonly Dictionary<string, List<int>> _operations = [];

    /// <summary>By boot, in the order of the history: each acknowledged operation.</summary>
    private readonly Dictionary<string, List<(int Position, AckRecord Ack)>> _acked = [];

    public AckedHistory(IReadOnlyList<HistoryStep> steps, IEnumerable<AckRecord> acks)
    {
        Steps = steps;
        var told = acks.Where(ack => ack.Verdict == AckVerdict.Acknowledged).ToLookup(ack => ack.OpId);
        for (var position = 0; position < steps.Count; position++)
        {
            _commits[steps[position].Commit] = position;
            if (steps[position].OpId is not { } opId)
                continue;
            Add(_operations, opId, position);
            foreach (var ack in told[opId])
                Add(_acked, ack.BootId, (position, ack));
        }
    }

    public IReadOnlyList<HistoryStep> Steps { get; }

    public IEnumerable<KeyValuePair<string, List<int>>> Operations => _operations;

    public ImmutableArray<int> PositionsOf(string opId) => [.. _operations.GetValueOrDefault(opId, [])];

    public int? PositionOf(string commit) => _commits.TryGetValue(commit, out var position) ? position : null;

    /// <summary>Pairs in which the second had ended before the first began, though it stands behind it.</summary>
    public IEnumerable<(AckRecord Earlier, AckRecord Later)> Swapped()
    {
        foreach (var acked in _acked.Values)
        {
            AckRecord? latest = null;
            foreach (var (_, ack) in acked)
            {
                if (latest is not null && ack.End < latest.Start)
                    yield return (latest, ack);
                if (latest is null || ack.Start > latest.Start)
                    latest = ack;
            }
        }
    }

    /// <summary>The newest operation that was acknowledged before this time: what nobody can claim not to have seen.</summary>
    public int NewestKnown(string bootId, long time) =>
        _acked.GetValueOrDefault(bootId, []).Where(one => one.Ack.End < time).Select(one => one.Position).Append(-1).Max();

    /// <summary>The first operation that began after this time: what nobody can have seen.</summary>
    public int FirstUnborn(string bootId, long time) =>
        _acked.GetValueOrDefault(bootId, []).Where(one => one.Ack.Start > time).Select(one => one.Position).Append(int.MaxValue).Min();

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(item);
    }
}
