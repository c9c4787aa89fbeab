namespace Coordination;

/// <summary>One named fact of a refusal.</summary>
/// <param name="Name">In camel case, as it stands in JSON documents.</param>
/// <param name="Value">A string, a long, a bool, a list of strings, or null.</param>
public sealed record Fact(string Name, object? Value);
