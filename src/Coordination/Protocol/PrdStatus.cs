namespace Coordination.Protocol;

/// <summary>Where a PRD stands. <see cref="Unknown"/>: a word we do not know, shown and left alone.</summary>
internal enum PrdStatus
{
    Draft,
    Ready,
    InProgress,
    Blocked,
    PrOpen,
    Completed,
    Abandoned,
    Unknown,
}
