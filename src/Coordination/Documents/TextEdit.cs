namespace Coordination.Documents;

/// <summary>Bytes that take the place of a span; an empty span is an insertion.</summary>
internal sealed record TextEdit(int Start, int End, byte[] With);
