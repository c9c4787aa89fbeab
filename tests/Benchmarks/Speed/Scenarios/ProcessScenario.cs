namespace Benchmarks.Speed.Scenarios;

/// <summary>How many processes of git a winning claim starts, as git itself writes down. What those start in turn is git's affair.</summary>
internal sealed class ProcessScenario : Scenario
{
    public override string Name => "processes";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        var builds = stage.Programs.Builds.ToArray();
        using var place = new Workplace(Projects.OfFiles(100, builds.Length * 2), pushes: 1);
        place.Settle(builds[0]);
        return [.. builds.Select(build => new Figure(Name, "git processes of a winning claim", build.Build, Count(place, build), Limit.AtMost(5, "processes")))];
    }

    private static int Count(Workplace place, MeasuredProgram coord)
    {
        var trace = Directory.CreateDirectory(Path.Combine(place.Sandbox.Root, "trace-" + coord.Build)).FullName;
        place.Sandbox.Environment["GIT_TRACE2_EVENT"] = trace;
        place.Claim(coord);
        place.Sandbox.Environment.Remove("GIT_TRACE2_EVENT");
        place.Unclaim(coord);
        return Directory.EnumerateFiles(trace).Count(IsOurs) is > 0 and var ours
            ? ours
            : throw new InvalidOperationException("git wrote no trace");
    }

    // The id of a process that another git started begins with that one's id and a slash.
    private static bool IsOurs(string file) =>
        File.ReadLines(file).First().Split("\"sid\":\"")[1].Split('"')[0] is var id && !id.Contains('/', StringComparison.Ordinal);
}
