using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary>A schema or a schema within it: rules that must all hold. Filled after its creation, because references may lead back to it.</summary>
internal sealed class SchemaNode(string location)
{
    /// <summary>Where it stands in the schema, as a JSON pointer in a fragment.</summary>
    public string Location { get; } = location;

    public ImmutableArray<SchemaRule> Rules { get; set; } = [];

    public void Check(JsonElement value, InstancePath path, SchemaErrors errors)
    {
        foreach (var rule in Rules)
            rule.Check(value, path, errors);
    }

    public bool Accepts(JsonElement value, InstancePath path)
    {
        var errors = new SchemaErrors();
        Check(value, path, errors);
        return errors.Count == 0;
    }
}
