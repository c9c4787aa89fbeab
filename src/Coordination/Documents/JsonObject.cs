using System.Collections.Immutable;
using System.Globalization;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>Lenient reading of an object's members, which may have several spellings: the first that has a value counts.</summary>
internal readonly record struct JsonObject(JsonText Source, JsonPart Part)
{
    public JsonPart? Pick(params ReadOnlySpan<string> spellings)
    {
        JsonPart? empty = null;
        foreach (var spelling in spellings)
        {
            if (Part.Find(spelling) is not { } value)
                continue;
            if (value.Kind != JsonKind.Null)
                return value;
            empty ??= value;
        }

        return empty;
    }

    /// <summary>A text, or a number as it is spelled; empty is none.</summary>
    public string? Text(params ReadOnlySpan<string> spellings) => Pick(spellings) is { } value ? TextOf(Source, value) : null;

    public Timestamp? Time(params ReadOnlySpan<string> spellings) => Text(spellings) is { } text ? new Timestamp(text) : null;

    public long? Number(params ReadOnlySpan<string> spellings) =>
        long.TryParse(Text(spellings), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public int? Count(params ReadOnlySpan<string> spellings) => Number(spellings) is { } number and >= 0 and <= int.MaxValue ? (int)number : null;

    public bool IsTrue(string name) => Part.Find(name)?.Kind == JsonKind.True;

    public JsonObject? Object(string name) => Part.Find(name) is { Kind: JsonKind.Object } value ? new JsonObject(Source, value) : null;

    /// <summary>Texts of a list; a text that stands alone is a list of one.</summary>
    public ImmutableArray<string> Texts(params ReadOnlySpan<string> spellings)
    {
        var source = Source;
        return Pick(spellings) switch
        {
            { Kind: JsonKind.Array } list => [.. list.Items.Select(item => TextOf(source, item)).OfType<string>()],
            { Kind: JsonKind.Text } one when TextOf(source, one) is { } text => [text],
            _ => [],
        };
    }

    public static string? TextOf(JsonText source, JsonPart value) => value.Kind switch
    {
        JsonKind.Text => source.TextOf(value) is { Length: > 0 } text ? text : null,
        JsonKind.Number => source.Slice(value),
        _ => null,
    };
}
