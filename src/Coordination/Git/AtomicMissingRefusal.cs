using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>The server can't move several refs in one step, so the landing goes in steps.</summary>
internal sealed record AtomicMissingRefusal(string Ref) : Refusal
{
    public override ErrorCode Code => ErrorCodes.RemotePolicy;

    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("words", "the server does not support atomic pushes")];
}
