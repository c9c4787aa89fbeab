using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>
/// Judges a merge that is no operation of coord: it may choose between its sides, or join what they changed record by
/// record, but it invents nothing, and a side that changed nothing decides nothing.
/// </summary>
internal static class MergeJudge
{
    /// <param name="mergeBase">Null: the sides have no common past.</param>
    public static ImmutableArray<Finding> Judge(
        CoordinationState result, IReadOnlyList<CoordinationState> parents, CoordinationState? mergeBase)
    {
        var twice = DoubleLocks.New(parents, result).ToImmutableArray();
        return IsChosen(result, parents, mergeBase) || IsJoined(result, parents, mergeBase)
            ? twice
            : twice.Add(new(VerifyRules.MergeInventsState, "the merge says what neither of its sides said"));
    }

    private static bool IsChosen(CoordinationState result, IReadOnlyList<CoordinationState> parents, CoordinationState? mergeBase)
    {
        var changed = mergeBase is null ? [.. parents] : parents.Where(parent => !Same(parent, mergeBase)).ToList();
        return changed.Count == 0 ? Same(result, mergeBase!) : changed.Exists(parent => Same(result, parent));
    }

    private static bool IsJoined(CoordinationState result, IReadOnlyList<CoordinationState> parents, CoordinationState? mergeBase)
    {
        var origin = mergeBase ?? CoordinationState.Empty;
        return Joins(result, parents, origin, state => state.Locks, StateDifference.KeyOf, Sameness.SaysSame)
            && Joins(result, parents, origin, PrdPlace.All, StateDifference.KeyOf, Sameness.SaysSame);
    }

    private static bool Joins<T>(
        CoordinationState result, IReadOnlyList<CoordinationState> parents, CoordinationState origin,
        Func<CoordinationState, IEnumerable<T>> records, Func<T, string> key, Func<T, T, bool> same)
    {
        ILookup<string, T> By(CoordinationState state) => records(state).ToLookup(key);
        bool Equal(IEnumerable<T> left, IEnumerable<T> right) =>
            left.Count() == right.Count() && left.All(one => right.Any(other => same(one, other)));

        var (merged, before, sides) = (By(result), By(origin), parents.Select(By).ToList());
        return sides.Append(before).Append(merged).SelectMany(lookup => lookup.Select(group => group.Key)).Distinct().All(name =>
        {
            var changed = sides.Where(side => !Equal(side[name], before[name])).ToList();
            return changed.Count == 0
                ? Equal(merged[name], before[name])
                : changed.Exists(side => Equal(merged[name], side[name])) || Equal(merged[name], changed.SelectMany(side => side[name]));
        });
    }

    private static bool Same(CoordinationState left, CoordinationState right) => StateDifference.Between(left, right).IsEmpty;
}
