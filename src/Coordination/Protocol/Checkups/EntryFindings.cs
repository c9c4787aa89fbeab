using System.Collections.Immutable;
using Coordination.Protocol.Verification;

namespace Coordination.Protocol.Checkups;

/// <summary>What is odd about entries of the registry.</summary>
internal static class EntryFindings
{
    public static IEnumerable<Diagnosis> WithoutLock(StateUnderCheck check) =>
        from prd in check.State.Prds
        where prd.Status == PrdStatus.InProgress && !check.State.LocksOf(prd.Id).Any()
        select Diagnosis.Fixable(
            FindingCodes.InProgressWithoutLock, FindingSeverity.Warning, $"{prd.Id} is in progress, and nobody holds it",
            [Place(prd)], "its lock was removed by hand, or work on it began without a claim; nobody can claim it as it stands",
            [new Repair.MakeReady(prd.Id)]);

    public static IEnumerable<Diagnosis> EndedInPrds(StateUnderCheck check)
    {
        foreach (var prd in check.State.Prds.Where(prd => RepairTransition.IsEnd(prd.Status)))
        {
            var list = prd.Status == PrdStatus.Completed ? check.State.Completed : check.State.Abandoned;
            var what = $"{prd.Id} is {Words.Of(prd.Status)} and stands among the open PRDs";
            const string cause = "it was ended by hand; coord reads it as ended, other tools may show it as open";
            yield return list.Any(other => other.Is(prd.Id))
                ? Diagnosis.Of(FindingCodes.EndedInPrds, FindingSeverity.Info, what, [Place(prd)], cause, Diagnosis.On(prd.Id, "coord", "prd", "show"))
                : Diagnosis.Fixable(FindingCodes.EndedInPrds, FindingSeverity.Info, what, [Place(prd)], cause, [new Repair.FileEntry(prd.Id)]);
        }
    }

    public static IEnumerable<Diagnosis> Duplicates(StateUnderCheck check)
    {
        foreach (var places in PrdPlace.All(check.State).GroupBy(place => PrdName.Key(place.Prd.Id)).Select(group => group.ToList()).Where(all => all.Count > 1))
        {
            var prdId = places[0].Prd.Id;
            var twins = new[] { check.State.Prds, check.State.Completed, check.State.Abandoned }.Sum(list => EntryTwins.In(list, prdId).Count());
            var what = $"{prdId} has {places.Count} entries";
            ImmutableArray<string> evidence = [.. places.Select(place => Place(place.Prd))];
            const string cause = "two versions of the registry were joined by hand; the first entry counts, and others may read another";
            yield return twins > 0
                ? Diagnosis.Fixable(FindingCodes.DuplicateEntry, FindingSeverity.Warning, what, evidence, cause, [new Repair.DropTwins(prdId)])
                : Diagnosis.Of(
                    FindingCodes.DuplicateEntry, FindingSeverity.Warning, what, evidence, cause + ". They differ, so a person has to choose",
                    Diagnosis.On(prdId, "coord", "prd", "show"));
        }
    }

    public static IEnumerable<Diagnosis> UnknownStatus(StateUnderCheck check)
    {
        var unknown = check.State.Prds.Where(prd => prd.Status == PrdStatus.Unknown).Select(prd => $"{Place(prd)}: {OneLine.Of(prd.StatusText ?? "")}")
            .Concat(check.State.Locks.Where(held => held.Status == LockStatus.Unknown)
                .Select(held => $"{StatePath.Locks}: {held.SessionId} on {held.PrdId}: {OneLine.Of(held.StatusText ?? "")}"))
            .ToImmutableArray();
        if (unknown.IsEmpty)
            yield break;
        yield return Diagnosis.Of(
            FindingCodes.UnknownStatus, FindingSeverity.Info, unknown.Length == 1 ? "a status is no word that coord knows" : $"{unknown.Length} statuses are no words that coord knows",
            unknown, "another tool or a hand wrote it; such a PRD is shown as it stands and cannot be claimed", "coord", "prd", "list");
    }

    public static IEnumerable<Diagnosis> Counts(StateUnderCheck check)
    {
        foreach (var prd in check.State.Prds)
        {
            if (check.State.StoriesOf(prd.Id) is not { Stories.IsEmpty: false } document)
                continue;
            var (done, all) = (document.Stories.Count(story => story.Passes), document.Stories.Length);
            if ((prd.StoriesCompleted ?? done) == done && (prd.StoriesTotal ?? all) == all)
                continue;
            yield return Diagnosis.Fixable(
                FindingCodes.CountsDisagree, FindingSeverity.Info, $"the counts of {prd.Id} are not those of its document",
                [
                    FormattableString.Invariant($"{Place(prd)}: {prd.StoriesCompleted?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} of {prd.StoriesTotal?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}"),
                    FormattableString.Invariant($"{document.File}: {done} of {all}"),
                ],
                "stories were changed by hand; the document counts, the registry only repeats it", [new Repair.SetCounts(prd.Id)]);
        }
    }

    private static string Place(PrdEntry prd) =>
        $"{StatePath.Registry}: {(prd.Origin is { } origin ? FormattableString.Invariant($"{origin.List}[{origin.Index}], ") : "")}{prd.Id}";
}
