namespace Coordination.Git;

/// <summary>A name and its value: for the environment or the configuration of a git, or in a small local note.</summary>
internal sealed record Variable(string Name, string Value);
