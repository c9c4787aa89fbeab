using System.Globalization;

namespace Benchmarks.Speed;

/// <summary>A target: so much at most, or at least, in a unit.</summary>
internal sealed record Limit(double Value, bool AtLeast, string Unit)
{
    public static Limit AtMostTimes(double value) => new(value, AtLeast: false, "x");

    public static Limit AtLeastTimes(double value) => new(value, AtLeast: true, "x");

    public static Limit AtMost(double value, string unit) => new(value, AtLeast: false, unit);

    public static Limit AtLeastOf(double value, string unit) => new(value, AtLeast: true, unit);

    public bool Allows(double value) => AtLeast ? value >= Value : value <= Value;

    public string Show(double value) => Unit == "x"
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00} x")
        : string.Create(CultureInfo.InvariantCulture, $"{value:#,0} {Unit}");

    public override string ToString() => (AtLeast ? "at least " : "at most ") + Show(Value);
}
