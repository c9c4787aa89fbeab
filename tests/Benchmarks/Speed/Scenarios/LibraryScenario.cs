using Coordination;

namespace Benchmarks.Speed.Scenarios;

/// <summary>A claim through the library in a process that is warm, against a bare push of a ready commit.</summary>
internal sealed class LibraryScenario : Scenario
{
    private const int WarmUps = 20;

    public override string Name => "library";

    public override IReadOnlyCollection<Figure> Run(Stage stage)
    {
        var rounds = stage.Pairs + WarmUps;
        using var place = new Workplace(Projects.OfFiles(100, rounds + 1), rounds);
        place.Settle(stage.Programs.Tool);
        var options = new CoordinatorOptions { SessionId = "developer-000bed", Environment = place.Sandbox.Environment };
        var coordinator = Coordinator.Open(place.Clone, options);
        try
        {
            var (claim, push, number) = (new Samples(), new Samples(), 1);
            for (var round = 0; round < WarmUps; round++)
            {
                place.Push();
                Once(coordinator, ++number, new Samples());
            }

            stage.Interleave(Name, () => push.Measure(place.Push), () => Once(coordinator, ++number, claim));
            return [Figure.Ratio(Name, "claim, warm / git push", "library", ("claim", claim), ("git push", push), Limit.AtMostTimes(1.6))];
        }
        finally
        {
            coordinator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Once(Coordinator coordinator, int number, Samples time)
    {
        var claim = default(Result<ClaimResult>);
        time.Measure(() => claim = coordinator.ClaimAsync(new ClaimRequest(Workplace.FreePrd(number))).GetAwaiter().GetResult());
        var back = coordinator.UnclaimAsync(new UnclaimRequest()).GetAwaiter().GetResult();
        if (claim is not { Ok: true } || !back.Ok)
        {
            throw new InvalidOperationException($"refused: {claim?.Refusal ?? back.Refusal}");
        }
    }
}
