namespace Coordination.Protocol;

/// <summary>What a lock's holder is doing. <see cref="Unknown"/>: a word we do not know, shown and left alone.</summary>
internal enum LockStatus
{
    InProgress,
    Blocked,
    Queued,
    Merging,
    PrOpen,
    Unknown,
}
