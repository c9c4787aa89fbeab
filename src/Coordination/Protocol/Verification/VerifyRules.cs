namespace Coordination.Protocol.Verification;

/// <summary>The rules of the checker: stable words.</summary>
internal static class VerifyRules
{
    /// <summary>Two locks for one PRD, or two of one session.</summary>
    public const string DoubleGrant = "double_grant";

    /// <summary>A commit of coord does something else than its verb may do.</summary>
    public const string IllegalStep = "illegal_step";

    /// <summary>A client was told that it happened, and it is not in the history.</summary>
    public const string LostAck = "lost_ack";

    /// <summary>A client was told that it did not happen, and it is in the history.</summary>
    public const string GhostOperation = "ghost_operation";

    /// <summary>One operation, two commits; or one operation that was acknowledged to two clients.</summary>
    public const string Twice = "twice";

    /// <summary>What ended before another began stands behind it.</summary>
    public const string Order = "order";

    /// <summary>A client was refused for a reason that was not so.</summary>
    public const string FalseRefusal = "false_refusal";

    /// <summary>A merge says what neither side said.</summary>
    public const string MergeInventsState = "merge_invents_state";

    /// <summary>A grant with a fence that was given before, or a fence that went back.</summary>
    public const string FenceNotIncreasing = "fence_not_increasing";

    /// <summary>A state file that cannot be read.</summary>
    public const string DamagedState = "damaged_state";
}
