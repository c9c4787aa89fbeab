namespace TestKit;

/// <summary>A story of a PRD's document.</summary>
public sealed record StorySeed(string Id, string Title, bool Passes = false, int? Priority = null);
