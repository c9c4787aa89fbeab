using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Pushes of killed commands of which nobody has seen yet what became of them.</summary>
internal static class PendingPushes
{
    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken)
    {
        var pending = new List<PendingPush>();
        foreach (var (push, note) in PendingJournal.Orphans(clone.Repository, keepAll: true))
        {
            using (note)
            {
                pending.Add(push);
            }
        }

        return CloneChecks.Answer(pending.Count == 0
            ? []
            :
            [
                Diagnosis.Of(
                    FindingCodes.PendingPush, FindingSeverity.Info,
                    pending.Count == 1 ? "nobody has looked yet what became of a push" : FormattableString.Invariant($"nobody has looked yet what became of {pending.Count} pushes"),
                    [.. pending.Select(push => $"{push.Ref}: {push.What} ({string.Join(' ', push.OpIds)})")],
                    "a command was killed or cut off while it pushed; the next command that writes finds out by itself", "coord", "heartbeat"),
            ]);
    }
}
