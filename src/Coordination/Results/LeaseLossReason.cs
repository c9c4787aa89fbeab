namespace Coordination;

/// <summary>Why a lease is lost.</summary>
public enum LeaseLossReason
{
    /// <summary>Another session holds the PRD now, or another grant of this one.</summary>
    TakenOver,

    /// <summary>The lock is gone: it was released, given back or abandoned past this lease.</summary>
    Gone,

    /// <summary>The remote did not confirm the lock for so long that another session may hold it soon. It may still be ours.</summary>
    Unverified,

    /// <summary>A defect ended the heartbeats; <see cref="LeaseLoss.Exception"/> has it.</summary>
    Failed,
}
