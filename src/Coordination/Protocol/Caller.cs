namespace Coordination.Protocol;

/// <summary>Who asks, and what it can prove.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="GrantOpId">Operation id of the grant that the session was given; null when it was given none.</param>
/// <param name="GrantClaimedAt">The <c>claimedAt</c> of that grant: proof for locks made by hand, which have no operation id.</param>
/// <param name="GrantPrd">The PRD of that grant, so that a verb without a PRD can say what was lost; null when it is not known.</param>
internal sealed record Caller(string SessionId, string? GrantOpId = null, string? GrantClaimedAt = null, string? GrantPrd = null)
{
    public bool HasGrant => GrantOpId is not null || GrantClaimedAt is not null;

    /// <summary>
    /// A grant is proven by session and operation id, compared for equality. A lock made by hand is proven by session and,
    /// where the caller knows one, <c>claimedAt</c>.
    /// </summary>
    public bool Holds(SessionLock held) =>
        held.SessionId == SessionId
        && (held.OpId is null
            ? GrantClaimedAt is null || held.ClaimedAt?.Text == GrantClaimedAt
            : held.OpId == GrantOpId);
}
