namespace Coordination.Protocol;

/// <summary>Where a branch stands in this clone.</summary>
/// <param name="Ref">Full name: the branch itself, or what was last fetched of the remote's.</param>
/// <param name="Oid">The commit.</param>
/// <param name="At">When it was committed.</param>
/// <param name="IsOperation">Whether it is a commit of the protocol and not of work.</param>
internal sealed record WorkTip(string Ref, string Oid, DateTimeOffset At, bool IsOperation);
