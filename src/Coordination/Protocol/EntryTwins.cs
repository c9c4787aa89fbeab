using System.Collections.Immutable;
using Coordination.Protocol.Verification;

namespace Coordination.Protocol;

/// <summary>Entries of one PRD in one list that say the same: all but the first can go without a loss.</summary>
internal static class EntryTwins
{
    public static IEnumerable<PrdEntry> In(ImmutableArray<PrdEntry> list, string prdId)
    {
        var kept = new List<PrdEntry>();
        foreach (var entry in list.Where(entry => entry.Is(prdId)))
        {
            if (kept.Exists(other => other.SaysSame(entry)))
                yield return entry;
            else
                kept.Add(entry);
        }
    }
}
