using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary><c>items</c>: every item keeps to this schema.</summary>
internal sealed record ItemsRule(SchemaNode Item) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Item.Check(item, path.Item(index++), errors);
    }
}

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed record ItemCountRule(long Limit, bool IsLeast) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;
        var count = value.GetArrayLength();
        if (IsLeast ? count < Limit : count > Limit)
            errors.Add(path, $"must have at {(IsLeast ? "least" : "most")} {Limit} items");
    }
}

/// <summary><c>uniqueItems</c>.</summary>
internal sealed record UniqueItemsRule : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;
        var items = value.EnumerateArray().ToArray();
        for (var later = 1; later < items.Length; later++)
        {
            var earlier = Array.FindIndex(items, 0, later, item => JsonElement.DeepEquals(item, items[later]));
            if (earlier >= 0)
                errors.Add(path.Item(later), $"is the same as item {earlier}");
        }
    }
}

/// <summary><c>required</c>.</summary>
internal sealed record RequiredRule(ImmutableArray<string> Names) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var name in Names.Where(name => !value.TryGetProperty(name, out _)))
            errors.Add(path, $"lacks the member {name}");
    }
}

/// <summary><c>properties</c>, and <c>additionalProperties</c> for the members that those do not name.</summary>
internal sealed record MembersRule(FrozenDictionary<string, SchemaNode> Named, SchemaNode? Others) : SchemaRule
{
    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in value.EnumerateObject())
            (Named.GetValueOrDefault(member.Name) ?? Others)?.Check(member.Value, path.Member(member.Name), errors);
    }
}
