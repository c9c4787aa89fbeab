namespace Benchmarks.Speed.Scenarios;

/// <summary>32 sessions of one machine that claim 32 PRDs at once, and then send a heartbeat at once, on a remote behind a round trip of 100 ms.</summary>
internal sealed class ContentionScenario : Scenario
{
    private const int AtMostRounds = 5;

    public override string Name => "contention";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        var rounds = Math.Min(stage.Pairs, AtMostRounds);
        List<Figure> figures = [];
        foreach (var build in stage.Programs.Builds)
        {
            var (measure, claims, beats) = (new Samples(), new Samples(), new Samples());
            var (claimPushes, beatPushes) = (0, 0);
            for (var round = 1; round <= rounds; round++)
            {
                stage.Progress.WriteLine($"{Name}, {build.Build}: {round} of {rounds}");
                using var crowd = new Crowd();
                crowd.WarmUp(build);
                measure.Measure(crowd.PushAndFetch);
                claimPushes = Math.Max(claimPushes, crowd.PushesOf(() => claims.Measure(() => crowd.Together(build, number => ["claim", Crowd.Prd(number)]))));
                beatPushes = Math.Max(beatPushes, crowd.PushesOf(() => beats.Measure(() => crowd.Together(build, _ => ["heartbeat", "--story", "US-001"]))));
            }

            figures.AddRange(Figures("claims", build, claims, measure, claimPushes));
            figures.AddRange(Figures("heartbeats", build, beats, measure, beatPushes));
        }

        return figures;
    }

    private IEnumerable<Figure> Figures(string what, MeasuredProgram build, Samples together, Samples measure, int pushes) =>
    [
        Figure.Ratio(Name, $"{Crowd.Size} {what} at once / (fetch + push)", build.Build, ($"{Crowd.Size} {what}", together), ("fetch + push", measure), Limit.AtMostTimes(3)),
        new Figure(Name, $"pushes for {Crowd.Size} {what}", build.Build, pushes, Limit.AtMost(4, "pushes")),
    ];
}
