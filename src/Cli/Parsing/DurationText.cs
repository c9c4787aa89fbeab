using System.Globalization;

namespace Coordination.Cli.Parsing;

/// <summary>Times as people write them: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>250ms</c>; a bare number is seconds.</summary>
internal static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <returns>Null when the text is no time, or not above zero, or over 30 days.</returns>
    public static TimeSpan? Parse(string text)
    {
        var total = 0m;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            var number = digits < 0 ? rest : rest[..digits];
            if (number.Length is 0 or > 9)
            {
                return null;
            }

            rest = rest[number.Length..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? rest : rest[..letters];
            rest = rest[unit.Length..];
            if (MillisecondsOf(unit, whole: number.Length + unit.Length == text.Length) is not { } milliseconds)
            {
                return null;
            }

            total += decimal.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) * milliseconds;
        }

        return total > 0 && total <= (decimal)Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds((double)total) : null;
    }

    private static long? MillisecondsOf(ReadOnlySpan<char> unit, bool whole) => unit switch
    {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        "" when whole => 1000,
        _ => null,
    };
}
