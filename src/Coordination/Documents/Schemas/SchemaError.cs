namespace Coordination.Documents.Schemas;

/// <summary>A place where a document does not keep to its schema.</summary>
/// <param name="Pointer">JSON pointer into the document; empty for the whole of it.</param>
/// <param name="Message">What is wrong there, without the place.</param>
internal sealed record SchemaError(string Pointer, string Message)
{
    public override string ToString() => $"{(Pointer.Length == 0 ? "the document" : Pointer)} {Message}";
}
