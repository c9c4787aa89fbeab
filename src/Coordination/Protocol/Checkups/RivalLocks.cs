namespace Coordination.Protocol.Checkups;

/// <summary>Two locks for one PRD, or of one session: the one that is earlier in history holds, and the later ones go.</summary>
internal static class RivalLocks
{
    private const string Cause =
        "a merge or an edit by hand joined two versions of the lock file; every write that concerns these locks is refused until one of them is left. " +
        "The earlier in history holds";

    public static IEnumerable<Diagnosis> Find(StateUnderCheck check)
    {
        var state = check.State;
        var settled = new HashSet<SessionLock>();
        foreach (var group in ByPrd(state).Concat(BySession(state)))
        {
            var standing = Ordered(check, group.Locks.Where(held => !settled.Contains(held)));
            if (standing.Count < 2)
                continue;
            settled.UnionWith(standing.Skip(1));
            yield return Of(check, group.Name, standing);
        }
    }

    private static Diagnosis Of(StateUnderCheck check, string name, List<SessionLock> standing)
    {
        var what = $"{standing.Count} locks stand for {name}: {string.Join(", ", standing.Select(Named))}";
        var evidence = standing.Select((held, index) => $"{(index == 0 ? "holds" : "goes")}: {Described(check, held)}").Prepend(StatePath.Locks);
        var repairs = standing.Skip(1).Select(Repair (held) => new Repair.RemoveLock(held, standing[0]));
        return Diagnosis.Fixable(FindingCodes.TwoLocks, FindingSeverity.Error, what, [.. evidence], Cause, [.. repairs]);
    }

    private static List<SessionLock> Ordered(StateUnderCheck check, IEnumerable<SessionLock> locks) =>
        [.. locks
            .OrderBy(held => held.Origin is { } origin && check.Origins.GetValueOrDefault(origin) is { } began ? began.Place : int.MaxValue)
            .ThenBy(held => held.Fence ?? long.MaxValue)
            .ThenBy(held => held.ClaimedAt?.Time ?? DateTimeOffset.MaxValue)];

    private static IEnumerable<(string Name, List<SessionLock> Locks)> ByPrd(CoordinationState state) =>
        state.Locks.Where(held => held.PrdId is not null).GroupBy(held => PrdName.Key(held.PrdId!)).Select(group => (group.First().PrdId!, group.ToList()));

    private static IEnumerable<(string Name, List<SessionLock> Locks)> BySession(CoordinationState state) =>
        state.Locks.Where(held => held.SessionId.Length > 0).GroupBy(held => held.SessionId).Select(group => ("session " + group.Key, group.ToList()));

    private static string Named(SessionLock held) => $"{(held.SessionId.Length == 0 ? "nobody" : held.SessionId)} on {held.PrdId ?? "no PRD"}";

    private static string Described(StateUnderCheck check, SessionLock held)
    {
        var began = held.Origin is { } origin && check.Origins.GetValueOrDefault(origin) is { } found ? $", since commit {found.Commit}" : "";
        return $"{Named(held)}{(held.Fence is { } fence ? FormattableString.Invariant($", fence {fence}") : ", no fence")}{began}";
    }
}
