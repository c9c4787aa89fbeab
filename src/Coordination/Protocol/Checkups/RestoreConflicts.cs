namespace Coordination.Protocol.Checkups;

/// <summary>
/// Whether a file may be put back although the other one has moved on since. What was done to a PRD meanwhile must agree with what the old
/// version says: where there is a lock the entry is in work, and where there is none it is not.
/// </summary>
internal static class RestoreConflicts
{
    /// <param name="mended">The state with the old version in it.</param>
    /// <param name="then">The state when the old version was the newest; null: not known, so that every PRD has to agree.</param>
    public static IEnumerable<string> Find(CoordinationState mended, CoordinationState? then)
    {
        var locks = mended.Locks.Where(held => held.PrdId is not null).Select(held => PrdName.Key(held.PrdId!)).ToHashSet();
        var concerned = then is null
            ? mended.Prds.Select(prd => PrdName.Key(prd.Id)).Concat(locks)
            : Verification.StateDifference.Between(then, mended) is var changed
                ? changed.Prds.Select(prd => PrdName.Key((prd.Before ?? prd.After)!.Prd.Id))
                    .Concat(changed.Locks.Select(held => (held.Before ?? held.After)!.PrdId).OfType<string>().Select(PrdName.Key))
                : [];
        foreach (var key in concerned.Distinct())
        {
            var entry = mended.FindAnywhere(key);
            var agrees = locks.Contains(key)
                ? entry is null || entry.Status is PrdStatus.InProgress or PrdStatus.Blocked or PrdStatus.PrOpen or PrdStatus.Unknown
                : entry?.Status is not (PrdStatus.InProgress or PrdStatus.PrOpen);
            if (!agrees)
                yield return entry?.Id ?? key;
        }
    }
}
