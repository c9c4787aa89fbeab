using System.Collections.Immutable;

namespace Coordination.Merging;

/// <summary>What a merge would come to. Nothing has moved.</summary>
/// <param name="Tree">The merged tree; null when it conflicts.</param>
/// <param name="Parents">The commits to merge in: none when the target has them already.</param>
/// <param name="Conflicts">The conflicting files.</param>
/// <param name="Problem">Why no merge was tried; null: it was.</param>
internal sealed record MergeOutcome(string? Tree, ImmutableArray<string> Parents, ImmutableArray<string> Conflicts, Refusal? Problem = null);
