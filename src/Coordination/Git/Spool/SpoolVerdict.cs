namespace Coordination.Git.Spool;

/// <summary>What became of a command that was handed over.</summary>
internal enum SpoolVerdict
{
    /// <summary>Decided and, where it was accepted, on the remote.</summary>
    Decided,

    /// <summary>The remote did not take it, for a reason that is the same for everybody here.</summary>
    Failed,

    /// <summary>Sent, and nobody knows whether it landed.</summary>
    Unknown,

    /// <summary>Not decided: hand it over anew.</summary>
    Again,

    /// <summary>Not decided: its own process does it, with nobody else.</summary>
    Alone,
}
