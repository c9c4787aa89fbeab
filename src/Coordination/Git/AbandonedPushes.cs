using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>What killed commands left in the journal: once the tip holds their commit, or has moved on without it, their outcome is certain.</summary>
internal static class AbandonedPushes
{
    public static bool Exist(Repository repository, StateLocation location)
    {
        var found = false;
        foreach (var (push, note) in PendingJournal.Orphans(repository))
        {
            note.Dispose();
            found |= IsOf(push, location);
        }

        return found;
    }

    /// <summary>What is on its way without anybody knowing how it ended: its first lines. A tip that moved has decided it, one way or the other.</summary>
    public static ImmutableArray<string> Open(Repository repository, StateLocation location, string? tip)
    {
        var open = ImmutableArray.CreateBuilder<string>();
        foreach (var (push, note) in PendingJournal.Orphans(repository))
        {
            note.Dispose();
            if (IsOf(push, location) && push.Tip == (tip ?? ""))
            {
                open.Add(push.What);
            }
        }

        return open.DrainToImmutable();
    }

    /// <summary>Settles what can be settled on the tip as it was fetched now.</summary>
    public static async Task SettleAsync(LocalClone clone, StateLocation location, StateTip tip, CancellationToken cancellationToken)
    {
        foreach (var (push, note) in PendingJournal.Orphans(clone.Repository))
        {
            var landed = tip.Oid is not null && await tip.HasAsync(push.Commit, cancellationToken).ConfigureAwait(false);
            if (landed || (IsOf(push, location) && push.Tip != (tip.Oid ?? "")))
            {
                clone.Options.Observer?.FoundCutOff(push.What, landed);
                note.Settle();
            }
            else
            {
                note.Dispose();
            }
        }
    }

    private static bool IsOf(PendingPush push, StateLocation location) => push.Ref == location.StateRef && push.Remote == location.Key;
}
