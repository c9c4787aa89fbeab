namespace Coordination.Protocol;

/// <summary>What the trailers of a commit say about the operation that it is (<c>Coord-Op</c>, <c>-Id</c>, <c>-Session</c>, <c>-Fence</c>).</summary>
/// <param name="Forced">Whether the subject says that the takeover rule was skipped; null: not looked at.</param>
internal sealed record OperationStamp(string Verb, string OpId, string SessionId, long? Fence, bool? Forced = null);
