using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary>One keyword of a schema, or a few that belong together, ready to be checked.</summary>
internal abstract record SchemaRule
{
    /// <summary>Schemas that this rule applies to the very value that it is given: through these a reference can go round in circles.</summary>
    public virtual ImmutableArray<SchemaNode> SamePlace => [];

    public abstract void Check(JsonElement value, InstancePath path, SchemaErrors errors);
}
