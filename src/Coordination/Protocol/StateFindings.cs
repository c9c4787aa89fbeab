using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What stands in the state files that no time will mend: locks and entries that contradict each other.</summary>
internal static class StateFindings
{
    public static ImmutableArray<AttentionView> Of(CoordinationState state, string? sessionId)
    {
        var named = state.Locks.Where(held => held.PrdId is not null).ToLookup(held => PrdName.Key(held.PrdId!), StringComparer.Ordinal);
        return [.. Doubles(state, named, sessionId), .. LeftOver(state, named, sessionId), .. WithoutLock(state, named)];
    }

    private static IEnumerable<AttentionView> Doubles(CoordinationState state, ILookup<string, SessionLock> named, string? sessionId)
    {
        foreach (var rivals in named.Where(rivals => rivals.Count() > 1))
        {
            var holders = rivals.Select(held => held.SessionId).Distinct().ToList();
            yield return new(AttentionKind.TwoLocks, rivals.First().PrdId, null, Text: string.Join(", ", holders), Mine: holders.Exists(holder => holder == sessionId));
        }

        foreach (var own in state.Locks.GroupBy(held => held.SessionId, StringComparer.Ordinal).Where(own => own.Count() > 1))
        {
            var prds = own.Select(held => held.PrdId ?? "?").Distinct().ToList();
            if (prds.Count > 1)
            {
                yield return new(AttentionKind.TwoLocks, null, own.Key, Text: string.Join(", ", prds), Mine: own.Key == sessionId);
            }
        }
    }

    private static IEnumerable<AttentionView> LeftOver(CoordinationState state, ILookup<string, SessionLock> named, string? sessionId)
    {
        var open = state.Prds.Where(IsOpen).Select(prd => PrdName.Key(prd.Id)).ToHashSet(StringComparer.Ordinal);
        return state.Completed.Concat(state.Abandoned).Concat(state.Prds.Where(prd => !IsOpen(prd)))
            .Select(prd => PrdName.Key(prd.Id)).Distinct(StringComparer.Ordinal)
            .Where(key => !open.Contains(key))
            .SelectMany(key => named[key])
            .Select(held => new AttentionView(AttentionKind.LeftOverLock, held.PrdId, held.SessionId, Mine: held.SessionId == sessionId));
    }

    private static IEnumerable<AttentionView> WithoutLock(CoordinationState state, ILookup<string, SessionLock> named) =>
        state.Prds.Where(prd => prd.Status == PrdStatus.InProgress && !named.Contains(PrdName.Key(prd.Id)))
            .Select(prd => new AttentionView(AttentionKind.WithoutLock, prd.Id, null));

    private static bool IsOpen(PrdEntry prd) => prd.Status is not (PrdStatus.Completed or PrdStatus.Abandoned);
}
