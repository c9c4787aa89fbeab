using System.Collections.Immutable;
using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Git;

/// <summary>Finds where in history each of the locks began that now stand against each other. Asked only where two do.</summary>
internal sealed class LockOrigins(LocalClone clone)
{
    /// <summary>The first commit of each lock, by its place in its file.</summary>
    public async Task<ImmutableDictionary<Origin, LockOrigin>> FindAsync(string tip, IReadOnlyList<SessionLock> locks, CancellationToken cancellationToken)
    {
        var list = await clone.Git.RunAsync(
            new GitCall("rev-list", "--date-order", "--reverse", "--full-history", "--timestamp", "--end-of-options", tip, "--", StatePath.Locks)
            {
                Timeout = TimeSpan.FromMinutes(5),
            },
            cancellationToken).ConfigureAwait(false);
        var found = ImmutableDictionary.CreateBuilder<Origin, LockOrigin>();
        var history = new HistoryReader(clone);
        var place = 0;
        foreach (var words in list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            var state = (await history.StateAtAsync(words[1], cancellationToken).ConfigureAwait(false)).State;
            foreach (var held in locks.Where(held => !found.ContainsKey(held.Origin!)))
            {
                if (state is not null && state.Locks.Any(other => RepairTransition.IsSameGrant(other, held)))
                {
                    found[held.Origin!] = new LockOrigin(words[1], place);
                }
            }

            if (found.Count == locks.Count)
            {
                break;
            }

            place++;
        }

        return found.ToImmutable();
    }
}
