namespace Benchmarks.Speed.Scenarios;

/// <summary><c>status --offline</c> on 1,000 PRDs and 200 locks, against an empty program.</summary>
internal sealed class StatusScenario : Scenario
{
    public override string Name => "status";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        using var place = new Workplace(Projects.OfPrds(1000, held: 200, free: 1), pushes: 1);
        var hello = new Samples();
        var times = stage.Programs.Builds.Select(build => (Build: build, Status: new Samples())).ToArray();
        place.Hello(stage.Programs.Hello);
        Array.ForEach(times, round => place.Coord(round.Build, "status"));
        Array.ForEach(times, round => place.Coord(round.Build, "status", "--offline"));
        stage.Interleave(
            Name,
            [
                () => hello.Measure(() => place.Hello(stage.Programs.Hello)),
                .. times.Select<(MeasuredProgram, Samples), Action>(round => () => round.Item2.Measure(() => place.Coord(round.Item1, "status", "--offline"))),
            ]);
        return [.. times.Select(round => Figure.Ratio(
            Name, "status --offline / hello world", round.Build.Build, ("status", round.Status), ("hello world", hello), Limit.AtMostTimes(3)))];
    }
}
