using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>For how long this machine has seen one lock unchanged, on its own monotonic clock, in milliseconds.</summary>
internal sealed record Sighting(string Key, long First, long Last, long? ChallengedSince);

/// <summary>
/// What this machine has seen of the locks. A foreign time is evidence of change, not of time: only how long the same writing was
/// seen, by the observer's clock, counts for a takeover.
/// </summary>
internal sealed record Sightings(ImmutableDictionary<string, Sighting> ByKey)
{
    public static Sightings None { get; } = new(ImmutableDictionary<string, Sighting>.Empty);

    /// <summary>After a fresh look at the remote: what is still the same goes on, what changed starts anew, what is gone is forgotten.</summary>
    public Sightings After(IEnumerable<SessionLock> locks, long now) => new(locks
        .Select(held => Look(held, now))
        .DistinctBy(sighting => sighting.Key)
        .ToImmutableDictionary(sighting => sighting.Key));

    public TakeoverEvidence EvidenceFor(SessionLock held, bool skipRule)
    {
        var seen = ByKey.GetValueOrDefault(KeyOf(held));
        return seen is null
            ? new TakeoverEvidence(TimeSpan.Zero, null, skipRule)
            : new TakeoverEvidence(
                TimeSpan.FromMilliseconds(seen.Last - seen.First),
                seen.ChallengedSince is { } since ? TimeSpan.FromMilliseconds(seen.Last - since) : null,
                skipRule);
    }

    private Sighting Look(SessionLock held, long now)
    {
        var key = KeyOf(held);
        var before = ByKey.GetValueOrDefault(key);
        var challenged = held.Challenge is not null && held.Challenge.Heartbeat == held.Heartbeat?.Text;
        return new Sighting(key, before?.First ?? now, now, challenged ? before?.ChallengedSince ?? now : null);
    }

    private static string KeyOf(SessionLock held) =>
        string.Join('|', held.PrdId is null ? "" : PrdName.Key(held.PrdId), held.SessionId, held.OpId, held.Heartbeat?.Text);
}
