using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary>Turns the text of a schema into rules.</summary>
internal sealed class SchemaReader
{
    private static readonly FrozenSet<string> Annotations = FrozenSet.Create(
        "title", "description", "$schema", "$id", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly", "format");

    private readonly SchemaNode _root = new("#");
    private readonly Dictionary<string, SchemaNode> _definitions = new(StringComparer.Ordinal);

    private SchemaReader()
    {
    }

    public static SchemaNode Read(JsonElement schema)
    {
        var reader = new SchemaReader();
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$defs", out var definitions))
        {
            foreach (var definition in definitions.EnumerateObject())
                reader._definitions.Add("#/$defs/" + definition.Name, new SchemaNode("#/$defs/" + definition.Name));
            foreach (var definition in definitions.EnumerateObject())
                reader.Fill(reader._definitions["#/$defs/" + definition.Name], definition.Value);
        }

        reader.Fill(reader._root, schema);
        SchemaCircles.Refuse([reader._root, .. reader._definitions.Values]);
        return reader._root;
    }

    private SchemaNode Child(JsonElement schema, string location)
    {
        var node = new SchemaNode(location);
        Fill(node, schema);
        return node;
    }

    private void Fill(SchemaNode node, JsonElement schema) => node.Rules = schema.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [new NothingRule()],
        JsonValueKind.Object => [.. schema.EnumerateObject().Select(keyword => Rule(schema, keyword, node.Location + "/" + keyword.Name)).OfType<SchemaRule>()],
        _ => throw Wrong(node.Location, "a schema is an object, true or false"),
    };

    private SchemaRule? Rule(JsonElement schema, JsonProperty keyword, string at) => keyword.Name switch
    {
        "type" => new TypeRule(Types(keyword.Value, at)),
        "enum" => new OneOfValuesRule([.. List(keyword.Value, at)]),
        "const" => new OneOfValuesRule([keyword.Value]),
        "minimum" or "maximum" => new RangeRule(Number(keyword.Value, at), keyword.Name == "minimum", Exclusive: false),
        "exclusiveMinimum" or "exclusiveMaximum" => new RangeRule(Number(keyword.Value, at), keyword.Name == "exclusiveMinimum", Exclusive: true),
        "minLength" or "maxLength" => new LengthRule(Count(keyword.Value, at), keyword.Name == "minLength"),
        "minItems" or "maxItems" => new ItemCountRule(Count(keyword.Value, at), keyword.Name == "minItems"),
        "uniqueItems" => Flag(keyword.Value, at) ? new UniqueItemsRule() : null,
        "pattern" => Pattern(keyword.Value, at),
        "items" => new ItemsRule(Child(keyword.Value, at)),
        "required" => new RequiredRule([.. List(keyword.Value, at).Select(name => Text(name, at))]),
        "properties" => Members(keyword.Value, Maybe(schema, "additionalProperties", at), at),
        "additionalProperties" => schema.TryGetProperty("properties", out _) ? null : Members(default, Child(keyword.Value, at), at),
        "allOf" => new AllOfRule(Children(keyword.Value, at)),
        "anyOf" => new AnyOfRule(Children(keyword.Value, at)),
        "oneOf" => new OneOfRule(Children(keyword.Value, at)),
        "not" => new NotRule(Child(keyword.Value, at)),
        "if" => new ConditionalRule(Child(keyword.Value, at), Maybe(schema, "then", at), Maybe(schema, "else", at)),
        "then" or "else" => schema.TryGetProperty("if", out _) ? null : Ignored(keyword.Value, at),
        "$ref" => new AllOfRule([Reference(keyword.Value, at)]),
        "$defs" => at == "#/$defs" ? null : throw Wrong(at, "definitions stand at the root alone"),
        var name => Annotations.Contains(name) ? null : throw Wrong(at, "the keyword is not supported"),
    };

    private MembersRule Members(JsonElement properties, SchemaNode? others, string at)
    {
        if (properties.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw Wrong(at, "must be an object");
        var named = properties.ValueKind == JsonValueKind.Undefined
            ? []
            : properties.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Child(member.Value, at + "/" + member.Name)));
        return new MembersRule(named.ToFrozenDictionary(StringComparer.Ordinal), others);
    }

    private SchemaNode? Maybe(JsonElement schema, string keyword, string at) =>
        schema.TryGetProperty(keyword, out var value) ? Child(value, at[..at.LastIndexOf('/')] + "/" + keyword) : null;

    private SchemaRule? Ignored(JsonElement schema, string at)
    {
        Child(schema, at);
        return null;
    }

    private ImmutableArray<SchemaNode> Children(JsonElement list, string at) =>
        [.. List(list, at).Select((schema, index) => Child(schema, $"{at}/{index}"))];

    private SchemaNode Reference(JsonElement value, string at) => Text(value, at) is var target && target == "#"
        ? _root
        : _definitions.GetValueOrDefault(target) ?? throw Wrong(at, $"{target} is not one of the definitions of this schema");

    private static ImmutableArray<string> Types(JsonElement value, string at)
    {
        ImmutableArray<string> types = value.ValueKind == JsonValueKind.Array ? [.. List(value, at).Select(type => Text(type, at))] : [Text(value, at)];
        return types.All(type => TypeRule.Known.Contains(type)) ? types : throw Wrong(at, "there is no such type");
    }

    private static PatternRule Pattern(JsonElement value, string at)
    {
        try
        {
            return new PatternRule(Text(value, at), EcmaPattern.Parse(Text(value, at)));
        }
        catch (ArgumentException wrong)
        {
            throw Wrong(at, wrong.Message);
        }
    }

    private static JsonElement.ArrayEnumerator List(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Wrong(at, "must be a list");

    private static string Text(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(at, "must be text");

    private static bool Flag(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(at, "must be true or false");

    private static JsonElement Number(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Number ? value : throw Wrong(at, "must be a number");

    private static long Count(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var count) && count >= 0 && count == Math.Floor(count)
            ? (long)Math.Min(count, long.MaxValue)
            : throw Wrong(at, "must be a whole number");

    private static FormatException Wrong(string at, string why) => new($"{at}: {why}");
}
