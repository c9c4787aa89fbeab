using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Documents;

/// <summary>The value of a setting, from the project file or from git config, read as what the key needs.</summary>
/// <param name="Text">A value that stands alone.</param>
/// <param name="Items">The values of a JSON list.</param>
internal sealed record SettingValue(string? Text, ImmutableArray<string>? Items)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static SettingValue OfConfig(string text) => new(text, null);

    /// <summary>Null for a list that is not one of texts, and for objects.</summary>
    public static SettingValue? OfJson(JsonText text, JsonPart value) => value.Kind switch
    {
        JsonKind.Array when value.Items.TrueForAll(item => item.Kind == JsonKind.Text) =>
            new(null, [.. value.Items.Select(text.TextOf)]),
        JsonKind.Text => new(text.TextOf(value), null),
        JsonKind.Number or JsonKind.True or JsonKind.False => new(text.Slice(value), null),
        _ => null,
    };

    /// <summary>One line of text that can't be taken for an option.</summary>
    public string? Word => Text is { Length: > 0 and <= 4096 } text && text[0] != '-' && !text.Any(char.IsControl) ? text : null;

    /// <summary>A command line: anything that is not empty.</summary>
    public string? Line => string.IsNullOrWhiteSpace(Text) ? null : Text;

    public bool? Truth => Text?.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => null,
    };

    public int? Count => int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>A whole number and its unit: <c>500ms</c>, <c>45s</c>, <c>10m</c>, <c>24h</c>, <c>7d</c>; more than nothing, a year at most.</summary>
    public TimeSpan? Duration
    {
        get
        {
            var text = Text ?? "";
            var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 12)
                return null;
            var milliseconds = text[digits..] switch { "ms" => 1, "s" => 1000, "m" => 60_000, "h" => 3_600_000, "d" => 86_400_000, _ => 0L };
            var total = (double)long.Parse(text[..digits], CultureInfo.InvariantCulture) * milliseconds;
            return total > 0 && total <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(total) : null;
        }
    }

    /// <summary>Patterns; git config has them in one line, with commas between.</summary>
    public ImmutableArray<string>? Patterns =>
        Items ?? Text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableArray();

    /// <summary>Commands; one that stands alone is a list of one.</summary>
    public ImmutableArray<string>? Commands => Items ?? (Line is { } line ? [line] : null);

    public string? OneOf(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (word == Text)
                return word;
        }

        return null;
    }
}
