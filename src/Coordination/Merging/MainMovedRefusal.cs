using System.Collections.Immutable;

namespace Coordination.Merging;

/// <summary>Main moved while the merge was made: it has to be made again.</summary>
internal sealed record MainMovedRefusal(string Ref) : Refusal
{
    public override ErrorCode Code => ErrorCodes.Contention;

    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("words", "main moved while the merge was made"), new("attempts", 0L)];
}
