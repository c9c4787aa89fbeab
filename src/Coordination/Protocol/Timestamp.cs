using System.Globalization;

namespace Coordination.Protocol;

/// <summary>
/// A time as a state file spells it. The spelling is kept, because two looks at a lock are compared by what is written
/// there (a foreign time is evidence of change, not of time), and because what did not change is written back as it was.
/// </summary>
internal readonly record struct Timestamp(string Text)
{
    /// <summary>The instant meant, or null where the text is no date. A date without a time is its midnight in UTC.</summary>
    public DateTimeOffset? Time =>
        DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>The way coord writes times: UTC, to the second, with <c>Z</c>.</summary>
    public static Timestamp Of(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => Text;
}
