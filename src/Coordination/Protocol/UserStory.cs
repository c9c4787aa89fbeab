namespace Coordination.Protocol;

/// <summary>A step of a PRD, as its document lists it.</summary>
internal sealed record UserStory(string Id, string? Title, bool Passes);
