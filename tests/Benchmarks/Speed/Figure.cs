namespace Benchmarks.Speed;

/// <summary>One measured value beside its target.</summary>
/// <param name="Scenario">The name for <c>--only</c>.</param>
/// <param name="What">What is compared with what.</param>
/// <param name="Build">Which build of coord it is: <c>tool</c>, <c>native</c> or <c>library</c>.</param>
/// <param name="Value">The value, in the unit of the limit.</param>
/// <param name="Limit">The target.</param>
internal sealed record Figure(string Scenario, string What, string Build, double Value, Limit Limit)
{
    /// <summary>The times behind it, by name, in milliseconds.</summary>
    public IReadOnlyDictionary<string, Samples> Behind { get; init; } = new Dictionary<string, Samples>();

    public bool Passes => Limit.Allows(Value);

    /// <summary>The ratio of two medians, beside its target.</summary>
    public static Figure Ratio(string scenario, string what, string build, (string Name, Samples Samples) above, (string Name, Samples Samples) below, Limit limit) =>
        new(scenario, what, build, above.Samples.Median / below.Samples.Median, limit)
        {
            Behind = new Dictionary<string, Samples> { [above.Name] = above.Samples, [below.Name] = below.Samples },
        };
}
