namespace Coordination.Protocol.Verification;

/// <summary>What a client was told of its operation.</summary>
internal enum AckVerdict
{
    /// <summary>It is in the history.</summary>
    Acknowledged,

    /// <summary>It was so already; nothing was written.</summary>
    Unchanged,

    /// <summary>The rules said no; nothing was written.</summary>
    Refused,

    /// <summary>The environment said no; nothing was written, and nothing will be.</summary>
    Failed,

    /// <summary>It may be in the history, now or later.</summary>
    Unknown,
}
