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
            var (measure, claims, beats) = (new Samples(), new Rush("claims"), new Rush("heartbeats"));
            for (var round = 1; round <= rounds; round++)
            {
                stage.Progress.WriteLine($"{Name}, {build.Build}: {round} of {rounds}");
                using var crowd = new Crowd();
                crowd.WarmUp(build);
                measure.Measure(crowd.PushAndFetch);
                claims.Add(crowd, build, number => ["claim", Crowd.Prd(number)]);
                beats.Add(crowd, build, _ => ["heartbeat", "--story", "US-001"]);
            }

            figures.AddRange([.. claims.Figures(Name, build, measure), .. beats.Figures(Name, build, measure)]);
        }

        return figures;
    }

    /// <summary>The same command by all sessions at once, over all rounds: the times, the most pushes, the fewest that were served.</summary>
    private sealed class Rush(string what)
    {
        private readonly Samples together = new();
        private int pushes;
        private int served = Crowd.Size;

        public void Add(Crowd crowd, MeasuredProgram build, Func<int, string[]> words)
        {
            var count = 0;
            pushes = Math.Max(pushes, crowd.PushesOf(() => together.Measure(() => count = crowd.Together(build, words))));
            served = Math.Min(served, count);
        }

        public IEnumerable<Figure> Figures(string scenario, MeasuredProgram build, Samples measure) =>
        [
            Figure.Ratio(
                scenario, $"{Crowd.Size} {what} at once / (fetch + push)", build.Build,
                ($"{Crowd.Size} {what}", together), ("fetch + push", measure), Limit.AtMostTimes(3)),
            new(scenario, $"pushes for {Crowd.Size} {what}", build.Build, pushes, Limit.AtMost(4, "pushes")),
            new(scenario, $"{what} that were served", build.Build, served, Limit.AtLeastOf(Crowd.Size, $"of {Crowd.Size}")),
        ];
    }
}
