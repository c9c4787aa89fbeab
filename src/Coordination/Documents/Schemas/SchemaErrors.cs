using System.Collections.Immutable;

namespace Coordination.Documents.Schemas;

/// <summary>Collects what rules find.</summary>
internal sealed class SchemaErrors
{
    private readonly ImmutableArray<SchemaError>.Builder _errors = ImmutableArray.CreateBuilder<SchemaError>();

    public int Count => _errors.Count;

    public void Add(InstancePath path, string message) => _errors.Add(new SchemaError(path.Pointer, message));

    public ImmutableArray<SchemaError> ToImmutable() => _errors.ToImmutable();
}
