namespace Coordination.Protocol;

/// <summary>An operation that a session wants, with everything its decision depends on: who, when, and a fresh id.</summary>
/// <param name="Caller">The session and its proof.</param>
/// <param name="Now">The time of this decision; a decision that is made again carries a later one.</param>
/// <param name="OpId">Random, one per operation: how an operation is recognised in history.</param>
internal abstract record Command(Caller Caller, DateTimeOffset Now, string OpId)
{
    /// <summary>The verb in the <c>Coord-Op</c> trailer.</summary>
    public abstract string Verb { get; }

    /// <summary>The PRD whose document the decision needs; null: the one lock of the session.</summary>
    public abstract string? PrdId { get; }
}
