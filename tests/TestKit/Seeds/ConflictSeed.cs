namespace TestKit;

/// <summary>An entry of <c>conflictsWith</c>.</summary>
public sealed record ConflictSeed(string PrdId, string Risk, params string[] SharedPaths);
