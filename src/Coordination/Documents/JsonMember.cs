namespace Coordination.Documents;

/// <summary>A member of an object, and where its name begins in the file.</summary>
internal sealed record JsonMember(string Name, int Start, JsonPart Value);
