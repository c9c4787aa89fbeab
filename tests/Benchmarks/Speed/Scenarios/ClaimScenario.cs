using System.Globalization;
using TestKit;

namespace Benchmarks.Speed.Scenarios;

/// <summary>Claim and heartbeat as whole processes, against an empty program and a bare push of a ready commit.</summary>
internal sealed class ClaimScenario(string name, Func<int, ProjectSeed> project, TimeSpan roundTrip, Limit limit) : Scenario
{
    private const string Measure = "hello world + git push";

    public override string Name => name;

    public static ClaimScenario OnFiles(int files) =>
        new(string.Create(CultureInfo.InvariantCulture, $"files-{files}"), free => Projects.OfFiles(files, free), TimeSpan.Zero, Limit.AtMostTimes(2.0));

    public static ClaimScenario OnPrds(int prds, int held) =>
        new(string.Create(CultureInfo.InvariantCulture, $"prds-{prds}"), free => Projects.OfPrds(prds, held, free), TimeSpan.Zero, Limit.AtMostTimes(2.0));

    public static ClaimScenario BehindRoundTrip() =>
        new("round-trip", free => Projects.OfFiles(100, free), TimeSpan.FromMilliseconds(100), Limit.AtMostTimes(1.15));

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        var builds = stage.Programs.Builds.ToArray();
        var rounds = stage.Pairs + 1;
        using var place = new Workplace(project((rounds * builds.Length) + 1), rounds, roundTrip);
        var bare = new Samples();
        var times = builds.Select(build => (Build: build, Claim: new Samples(), Beat: new Samples())).ToArray();

        // Once without a look at the clock, so that the system has all in memory.
        place.Settle(builds[0]);
        PushOnce(stage, place);
        Array.ForEach(times, round => Once(place, round.Build, new Samples(), new Samples()));
        stage.Interleave(
            name,
            [() => bare.Add(PushOnce(stage, place)), .. times.Select<(MeasuredProgram, Samples, Samples), Action>(round => () => Once(place, round.Item1, round.Item2, round.Item3))]);
        return
        [
            .. times.Select(round => Figure.Ratio(name, $"claim / ({Measure})", round.Build.Build, ("claim", round.Claim), (Measure, bare), limit)),
            .. times.Select(round => Figure.Ratio(name, $"heartbeat / ({Measure})", round.Build.Build, ("heartbeat", round.Beat), (Measure, bare), limit)),
        ];
    }

    private static double PushOnce(Stage stage, Workplace place) =>
        Samples.Time(() => place.Hello(stage.Programs.Hello)) + Samples.Time(place.Push);

    private static void Once(Workplace place, MeasuredProgram coord, Samples claim, Samples beat)
    {
        claim.Measure(() => place.Claim(coord));
        beat.Measure(() => place.Beat(coord));
        place.Unclaim(coord);
    }
}
