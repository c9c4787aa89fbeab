namespace Coordination.Git;

/// <summary>What an object is.</summary>
internal sealed record ObjectInfo(string Id, string Type, long Size);

/// <summary>An object; its content is null when it is larger than the reader wanted.</summary>
internal sealed record GitObject(ObjectInfo Info, ReadOnlyMemory<byte>? Content);
