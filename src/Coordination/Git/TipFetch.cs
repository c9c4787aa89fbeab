namespace Coordination.Git;

/// <summary>What a fetch of the state ref came back with.</summary>
/// <param name="Answer">Where the refs stand.</param>
/// <param name="Refusal">Why the tip can't be used; null: it can.</param>
internal sealed record TipFetch(FetchAnswer Answer, Refusal? Refusal);
