namespace Coordination.Documents;

/// <summary>A document, or why there is none: exactly one of the two.</summary>
internal sealed record Parsed<T>(T? Document, DocumentProblem? Problem)
    where T : class
{
    public static implicit operator Parsed<T>(DocumentProblem problem) => new(null, problem);

    public static implicit operator Parsed<T>(T document) => new(document, null);
}
