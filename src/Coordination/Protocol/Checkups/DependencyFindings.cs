namespace Coordination.Protocol.Checkups;

/// <summary>Dependencies that can never be met.</summary>
internal static class DependencyFindings
{
    public static IEnumerable<Diagnosis> Missing(StateUnderCheck check) =>
        from prd in check.State.Prds
        where !RepairTransition.IsEnd(prd.Status)
        from needed in prd.DependsOn
        let state = check.State.FindAnywhere(needed)?.Status
        where state is null or PrdStatus.Abandoned
        select Diagnosis.Of(
            FindingCodes.DependencyMissing, FindingSeverity.Warning,
            state is null ? $"{prd.Id} depends on {OneLine.Of(needed)}, which does not exist" : $"{prd.Id} depends on {needed}, which was abandoned",
            [$"{StatePath.Registry}: dependsOn of {prd.Id}"],
            "a PRD can be claimed when all that it depends on is completed; this one never will be. Edit dependsOn, or add the PRD",
            Diagnosis.On(prd.Id, "coord", "prd", "show"));

    public static IEnumerable<Diagnosis> Cycles(StateUnderCheck check)
    {
        var open = check.State.Prds.Where(prd => !RepairTransition.IsEnd(prd.Status)).GroupBy(prd => PrdName.Key(prd.Id)).ToDictionary(group => group.Key, group => group.First());
        var finished = new HashSet<string>();
        foreach (var start in open.Keys)
        {
            if (Walk(open, start, finished) is { } circle)
            {
                yield return Diagnosis.Of(
                    FindingCodes.DependencyCycle, FindingSeverity.Error, "PRDs depend on each other in a circle: " + string.Join(" -> ", circle),
                    [.. circle.Distinct().Select(id => $"{StatePath.Registry}: dependsOn of {id}")],
                    "none of them can ever be claimed. Take one of the dependencies out", Diagnosis.On(circle[0], "coord", "prd", "show"));
            }
        }
    }

    // Depth first without recursion: chains may be long. What was finished before leads to no new circle.
    private static List<string>? Walk(Dictionary<string, PrdEntry> open, string start, HashSet<string> finished)
    {
        var path = new List<(string Key, Queue<string> Next)>();
        List<string>? circle = null;
        Enter(start);
        while (path.Count > 0)
        {
            var (key, next) = path[^1];
            if (!next.TryDequeue(out var needed))
            {
                finished.Add(key);
                path.RemoveAt(path.Count - 1);
            }
            else if (path.FindIndex(step => step.Key == needed) is >= 0 and var from)
            {
                circle ??= [.. path.Skip(from).Select(step => open[step.Key].Id), open[needed].Id];
            }
            else
            {
                Enter(needed);
            }
        }

        return circle;

        void Enter(string key)
        {
            if (!finished.Contains(key) && open.TryGetValue(key, out var prd))
                path.Add((key, new Queue<string>(prd.DependsOn.Select(PrdName.Key))));
        }
    }
}
