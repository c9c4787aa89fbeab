using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Documents.Schemas;

/// <summary>The schema <c>false</c>.</summary>
internal sealed record NothingRule : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors) => errors.Add(path, "is not allowed");
}

/// <summary><c>type</c>.</summary>
internal sealed record TypeRule(ImmutableArray<string> Types) : SchemaRule
{
    public static ImmutableArray<string> Known { get; } = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (!Types.Any(type => Is(value, type)))
            errors.Add(path, "must be of type " + string.Join(" or ", Types));
    }

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && ExactNumber.Of(value).IsInteger),
        _ => false,
    };
}

/// <summary><c>enum</c>, and <c>const</c> as an enumeration of one.</summary>
internal sealed record OneOfValuesRule(ImmutableArray<JsonElement> Values) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (!Values.Any(allowed => JsonElement.DeepEquals(allowed, value)))
            errors.Add(path, "must be " + string.Join(" or ", Values.Select(allowed => allowed.GetRawText())));
    }
}

/// <summary><c>minimum</c> and <c>maximum</c>, and their exclusive forms.</summary>
internal sealed record RangeRule(JsonElement Limit, bool IsLeast, bool Exclusive) : SchemaRule
{
    private readonly ExactNumber _limit = ExactNumber.Of(Limit);

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return;
        var inside = ExactNumber.Of(value).CompareTo(_limit) * (IsLeast ? 1 : -1);
        if (Exclusive ? inside <= 0 : inside < 0)
            errors.Add(path, $"must be {(Exclusive ? IsLeast ? "more than" : "less than" : IsLeast ? "at least" : "at most")} {Limit.GetRawText()}");
    }
}

/// <summary><c>minLength</c> and <c>maxLength</c>, in code points.</summary>
internal sealed record LengthRule(long Limit, bool IsLeast) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.String)
            return;
        var length = value.GetString()!.EnumerateRunes().Count();
        if (IsLeast ? length < Limit : length > Limit)
            errors.Add(path, $"must have at {(IsLeast ? "least" : "most")} {Limit} characters");
    }
}

/// <summary><c>pattern</c>: found anywhere in the text, unless it is anchored.</summary>
internal sealed record PatternRule(string Source, Regex Pattern) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind == JsonValueKind.String && !Pattern.IsMatch(value.GetString()!))
            errors.Add(path, "must match " + Source);
    }
}
