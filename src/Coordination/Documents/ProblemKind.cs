namespace Coordination.Documents;

/// <summary>Why a file can't be read safely.</summary>
internal enum ProblemKind
{
    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>One object has the same member twice: readers would differ on which counts.</summary>
    DuplicateKey,

    /// <summary>Larger than a state file ever gets.</summary>
    TooLarge,

    /// <summary>A merge was committed half done.</summary>
    ConflictMarkers,

    /// <summary>Bytes or escapes that are no text.</summary>
    InvalidUtf8,

    /// <summary>Written by a newer coord.</summary>
    NewerVersion,

    /// <summary>JSON, but not what stands in such a file.</summary>
    WrongShape,
}
