namespace Coordination;

/// <summary>Where a lease stands.</summary>
internal enum LeaseState
{
    /// <summary>Held, and heartbeats go out.</summary>
    Held,

    /// <summary>Lost; <see cref="Lease.Loss"/> says why.</summary>
    Lost,

    /// <summary>Ended here: released, given back, or being disposed of.</summary>
    Ended,

    /// <summary>Left to others.</summary>
    Detached,
}
