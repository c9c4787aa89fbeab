using System.Collections.Immutable;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Everything that is held against a clone by itself: one list of checks. None of them writes, none asks the remote.</summary>
internal static class CloneChecks
{
    private static readonly ImmutableArray<Func<LocalClone, CancellationToken, Task<IEnumerable<Diagnosis>>>> All =
    [
        RemoteUrls.FindAsync, ShallowClone.FindAsync, LfsHooks.FindAsync, RemarksOfRemote.FindAsync, ConfigThatRuns.FindAsync,
        Leftovers.FindAsync, PendingPushes.FindAsync, RefStorage.FindAsync,
    ];

    public static async Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var found = new List<Diagnosis>();
        foreach (var check in All)
        {
            found.AddRange(await check(clone, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>For a check that has nothing to wait for.</summary>
    public static Task<IEnumerable<Diagnosis>> Answer(IEnumerable<Diagnosis> found) => Task.FromResult(found);
}
