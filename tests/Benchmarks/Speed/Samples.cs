using System.Diagnostics;

namespace Benchmarks.Speed;

/// <summary>Times of one thing, in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> times = [];

    public IReadOnlyList<double> Times => times;

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    /// <exception cref="InvalidOperationException">Nothing was measured.</exception>
    public double Median
    {
        get
        {
            var sorted = times.Order().ToArray();
            return sorted.Length == 0
                ? throw new InvalidOperationException("nothing was measured")
                : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    public void Add(double milliseconds) => times.Add(milliseconds);

    public void Measure(Action action) => times.Add(Time(action));

    public static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
