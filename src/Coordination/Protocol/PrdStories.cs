using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What a transition needs of a PRD's document.</summary>
/// <param name="File">Path of the document on the state ref.</param>
/// <param name="BranchName">The branch it names, if any: this one wins over the registry's.</param>
/// <param name="Stories">In the document's order.</param>
internal sealed record PrdStories(string File, string? BranchName, ImmutableArray<UserStory> Stories);
