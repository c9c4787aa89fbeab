using System.Collections.Immutable;

namespace Coordination.Protocol.Checkups;

/// <summary>What the rules on the state look at.</summary>
/// <param name="State">The state, with the stories of its open PRDs.</param>
/// <param name="Now">The time on this machine.</param>
/// <param name="Origins">Where in history each of the locks began that stand against each other.</param>
internal sealed record StateUnderCheck(CoordinationState State, DateTimeOffset Now, ImmutableDictionary<Origin, LockOrigin> Origins)
{
    /// <summary>Locks that cannot all hold: for one PRD, or of one session.</summary>
    public static IEnumerable<SessionLock> Rivals(CoordinationState state) =>
        state.Locks.Where(held => state.Locks.Any(other => other != held && RepairTransition.AreRivals(held, other)));
}
