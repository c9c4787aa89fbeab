namespace Coordination.Git;

/// <summary>What a push came back with. What it means is judged by the tip (DESIGN 5), not by these words.</summary>
/// <param name="Kind">How much is certain.</param>
/// <param name="Words">What git and the server said, for people.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record PushAnswer(PushAnswerKind Kind, string Words, TimeSpan Duration);

internal enum PushAnswerKind
{
    /// <summary>Every ref moved, and this push moved it.</summary>
    Moved,

    /// <summary>The refs stood there already: somebody pushed this very commit, which proves nothing by itself.</summary>
    AlreadyThere,

    /// <summary>A definite no for our ref.</summary>
    Rejected,

    /// <summary>The server can't move several refs in one step.</summary>
    NoAtomic,

    /// <summary>git ended by itself before it sent anything that could move a ref.</summary>
    NotSent,

    /// <summary>Killed, cut or garbled: it may have happened, or may happen still.</summary>
    Unclear,
}
