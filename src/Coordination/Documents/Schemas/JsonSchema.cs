using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Documents.Schemas;

/// <summary>
/// A JSON Schema of the keywords that the published schemas use, and no others (ADR 0002): a keyword that would be passed
/// over in silence makes the schema promise more than it keeps, so it is an error when loading.
/// </summary>
internal sealed class JsonSchema
{
    private readonly SchemaNode _root;

    private JsonSchema(SchemaNode root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="FormatException">It uses a keyword that is not supported, or one in a form that is not; the message says where.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonSchema Load(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return new JsonSchema(SchemaReader.Read(document.RootElement.Clone()));
    }

    /// <summary>Every place where a document does not keep to the schema; none when it does.</summary>
    public ImmutableArray<SchemaError> Validate(JsonElement document)
    {
        var errors = new SchemaErrors();
        try
        {
            _root.Check(document, InstancePath.Root, errors);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is JSON but no text.
            errors.Add(InstancePath.Root, "has text that is not Unicode");
        }

        return errors.ToImmutable();
    }
}
