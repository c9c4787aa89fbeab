using System.Globalization;

namespace Coordination.Cli.Output;

/// <summary>Spans of time in the words that people use.</summary>
internal static class AgeText
{
    /// <summary><c>45 s</c>, <c>14 min</c>, <c>2 h 5 min</c>, <c>3 d</c>.</summary>
    public static string Of(TimeSpan span)
    {
        var seconds = (long)Math.Round(Math.Abs(span.TotalSeconds), MidpointRounding.AwayFromZero);
        return seconds switch
        {
            < 100 => Invariant($"{seconds} s"),
            < 3600 => Invariant($"{seconds / 60} min"),
            < 86400 when seconds % 3600 / 60 == 0 => Invariant($"{seconds / 3600} h"),
            < 86400 => Invariant($"{seconds / 3600} h {seconds % 3600 / 60} min"),
            _ => Invariant($"{seconds / 86400} d"),
        };
    }

    public static string OfSeconds(long seconds) => Of(TimeSpan.FromSeconds(Math.Clamp(seconds, -1_000_000_000, 1_000_000_000)));

    /// <summary>How long ago a sign of life was; negative where the holder's clock is ahead of ours.</summary>
    public static string Ago(long? seconds) => seconds switch
    {
        null => "never",
        < 0 => OfSeconds(seconds.Value) + " ahead",
        _ => OfSeconds(seconds.Value) + " ago",
    };

    /// <summary>The way coord writes times: UTC, to the second.</summary>
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
