namespace Coordination.Git;

/// <summary>What one attempt came to.</summary>
internal enum Attempt
{
    /// <summary>Every operation has its outcome.</summary>
    Done,

    /// <summary>Somebody else was first: wait, and decide again.</summary>
    Lost,

    /// <summary>The same commit has to be pushed again.</summary>
    Again,
}
