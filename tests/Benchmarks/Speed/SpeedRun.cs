using Benchmarks.Speed.Scenarios;
using TestKit;

namespace Benchmarks.Speed;

/// <summary>One run: builds the programs, measures all scenarios that are asked for, prints what came of it.</summary>
internal static class SpeedRun
{
    private static readonly Scenario[] All =
    [
        ClaimScenario.OnFiles(100), ClaimScenario.OnFiles(20_000), ClaimScenario.OnPrds(1000, held: 200), ClaimScenario.BehindRoundTrip(),
        new RecipeScenario(), new StatusScenario(), new LibraryScenario(), new ProcessScenario(), new VerifyScenario(), new ContentionScenario(),
    ];

    /// <returns>0; 1 where a scenario could not be measured, or a target was missed under <c>--strict</c>; 64 for words that make no sense.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter progress)
    {
        if (SpeedOptions.Parse(args) is not { } options || All.Where(scenario => options.Wants(scenario.Name)).ToList() is not { Count: > 0 } chosen)
        {
            progress.WriteLine(SpeedOptions.Usage);
            progress.WriteLine("scenarios: " + string.Join(", ", All.Select(scenario => scenario.Name)));
            return 64;
        }

        using var sandbox = new GitSandbox("speed");
        var programs = new Programs(sandbox, options, progress);
        var header = RunHeader.Of(sandbox, options, programs);
        header.ForEach(line => output.WriteLine($"{line.Name + ":",-10} {line.Value}"));
        output.WriteLine();

        var figures = new List<Figure>();
        var failures = Measure(chosen, new Stage(programs, options.Pairs, new Random(options.Seed), progress), figures);
        FigureTable.Write(output, figures);
        failures.ForEach(failure => output.WriteLine("not measured: " + failure));
        var missed = figures.Count(figure => !figure.Passes);
        output.WriteLine($"\n{figures.Count - missed} passed, {missed} missed, {failures.Count} not measured");
        if (options.Json is { } file)
        {
            FigureFile.Write(file, header, figures);
        }

        return failures.Count > 0 || (options.Strict && missed > 0) ? 1 : 0;
    }

    private static List<string> Measure(List<Scenario> scenarios, Stage stage, List<Figure> figures)
    {
        var failures = new List<string>();
        foreach (var scenario in scenarios)
        {
            try
            {
                figures.AddRange(scenario.Run(stage));
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException)
            {
                failures.Add($"{scenario.Name}: {failure.Message}");
            }
        }

        return failures;
    }
}
