using System.Collections.Immutable;

namespace Coordination.Protocol.Checkups;

/// <summary>Everything that is held against the state: one list of rules.</summary>
internal static class StateDiagnosis
{
    private static readonly ImmutableArray<Func<StateUnderCheck, IEnumerable<Diagnosis>>> Rules =
    [
        RivalLocks.Find, LockFindings.Leftover, LockFindings.OfUnknownPrd, LockFindings.HandMade, LockFindings.FromTheFuture,
        EntryFindings.WithoutLock, EntryFindings.EndedInPrds, EntryFindings.Duplicates, EntryFindings.UnknownStatus, EntryFindings.Counts,
        DependencyFindings.Missing, DependencyFindings.Cycles,
    ];

    public static IEnumerable<Diagnosis> Of(StateUnderCheck check) => Rules.SelectMany(rule => rule(check));
}
