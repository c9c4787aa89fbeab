using System.Globalization;

namespace Benchmarks.Speed;

/// <summary>What a run is asked for on its command line.</summary>
internal sealed record SpeedOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/Benchmarks -- speed [options]

          --pairs N      how many interleaved pairs are measured (20)
          --only NAME    only the scenarios whose name begins so; may be given more than once
          --json FILE    write all figures and samples there too
          --strict       exit code 1 when a target is missed
          --seed N       the order of the pairs (random, and printed)
          --coord FILE   measure this program, and pack none
          --no-native    build no native program
        """;

    public int Pairs { get; init; } = 20;

    public IReadOnlyList<string> Only { get; init; } = [];

    public string? Json { get; init; }

    public bool Strict { get; init; }

    public int Seed { get; init; } = Random.Shared.Next(100_000);

    public string? Coord { get; init; }

    public bool Native { get; init; } = true;

    /// <returns>Null where the words make no sense.</returns>
    public static SpeedOptions? Parse(IReadOnlyList<string> words)
    {
        var options = new SpeedOptions();
        for (var at = 0; at < words.Count; at++)
        {
            SpeedOptions? next = words[at] switch
            {
                "--strict" => options with { Strict = true },
                "--no-native" => options with { Native = false },
                _ when at + 1 == words.Count => null,
                "--pairs" => Number(words[++at]) is > 0 and var pairs ? options with { Pairs = pairs } : null,
                "--seed" => Number(words[++at]) is { } seed ? options with { Seed = seed } : null,
                "--only" => options with { Only = [.. options.Only, words[++at]] },
                "--json" => options with { Json = Path.GetFullPath(words[++at]) },
                "--coord" => options with { Coord = Path.GetFullPath(words[++at]), Native = false },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    public bool Wants(string scenario) => Only.Count == 0 || Only.Any(name => scenario.StartsWith(name, StringComparison.Ordinal));

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
