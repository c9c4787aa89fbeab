using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary><c>allOf</c>, and <c>$ref</c> as one of one.</summary>
internal sealed record AllOfRule(ImmutableArray<SchemaNode> Schemas) : SchemaRule
{
    public override ImmutableArray<SchemaNode> SamePlace => Schemas;

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        foreach (var schema in Schemas)
            schema.Check(value, path, errors);
    }
}

/// <summary><c>anyOf</c>.</summary>
internal sealed record AnyOfRule(ImmutableArray<SchemaNode> Schemas) : SchemaRule
{
    public override ImmutableArray<SchemaNode> SamePlace => Schemas;

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (!Schemas.Any(schema => schema.Accepts(value, path)))
            errors.Add(path, $"fits none of the {Schemas.Length} forms that are allowed here");
    }
}

/// <summary><c>oneOf</c>.</summary>
internal sealed record OneOfRule(ImmutableArray<SchemaNode> Schemas) : SchemaRule
{
    public override ImmutableArray<SchemaNode> SamePlace => Schemas;

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        var fitting = Schemas.Count(schema => schema.Accepts(value, path));
        if (fitting != 1)
            errors.Add(path, $"must fit one of {Schemas.Length} forms and fits {fitting}");
    }
}

/// <summary><c>not</c>.</summary>
internal sealed record NotRule(SchemaNode Schema) : SchemaRule
{
    public override ImmutableArray<SchemaNode> SamePlace => [Schema];

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        if (Schema.Accepts(value, path))
            errors.Add(path, "has a form that is not allowed here");
    }
}

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed record ConditionalRule(SchemaNode If, SchemaNode? Then, SchemaNode? Else) : SchemaRule
{
    public override ImmutableArray<SchemaNode> SamePlace =>
        [.. new[] { If, Then, Else }.OfType<SchemaNode>()];

    public override void Check(JsonElement value, InstancePath path, SchemaErrors errors) =>
        (If.Accepts(value, path) ? Then : Else)?.Check(value, path, errors);
}
