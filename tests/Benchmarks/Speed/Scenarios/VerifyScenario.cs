namespace Benchmarks.Speed.Scenarios;

/// <summary><c>verify</c> on a history that was made for it, the whole process counted.</summary>
internal sealed class VerifyScenario : Scenario
{
    private const int Commits = 10_000;
    private const int AtMostRounds = 5;

    public override string Name => "verify";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        using var place = new Workplace(Projects.OfFiles(100, free: 10), pushes: 1);
        MakeHistory(place);
        var times = stage.Programs.Builds.Select(build => (Build: build, Verify: new Samples())).ToArray();
        Array.ForEach(times, round => place.Coord(round.Build, "verify"));
        (stage with { Pairs = Math.Min(stage.Pairs, AtMostRounds) }).Interleave(
            Name,
            [.. times.Select<(MeasuredProgram, Samples), Action>(round => () => round.Item2.Measure(() => place.Coord(round.Item1, "verify")))]);
        return [.. times.Select(round => new Figure(
            Name, $"verify of {Commits} commits", round.Build.Build, Commits / (round.Verify.Median / 1000), Limit.AtLeastOf(5000, "commits/s"))
        {
            Behind = new Dictionary<string, Samples> { ["verify"] = round.Verify },
        })];
    }

    private static void MakeHistory(Workplace place)
    {
        var begin = place.Sandbox.Tip(place.Remote, "main");
        var history = new MadeHistory(
            place.Sandbox.Bytes(place.Remote, begin, "docs/session-locks.json"), place.Sandbox.Bytes(place.Remote, begin, "docs/prd-registry.json"));
        var answer = place.Sandbox.TryGitWith(history.On(begin, Commits), place.Remote, "fast-import", "--quiet", "--force");
        if (!answer.Ok)
        {
            throw new InvalidOperationException(answer.ToString());
        }
    }
}
