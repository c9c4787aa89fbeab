namespace Coordination.Protocol;

/// <summary>Why a session is marked as blocked in its worktree: what it wanted to write did not go through.</summary>
internal static class LocalBlock
{
    /// <summary>Others were faster until the time was up (the seed's word).</summary>
    public const string Rejected = "push-rejected";

    /// <summary>The remote does not allow it.</summary>
    public const string Declined = "push-declined";
}
