using System.Globalization;

namespace Coordination.Git;

/// <summary>What this clone last knew of a state ref.</summary>
/// <param name="Oid">The commit; null: the ref was not there.</param>
/// <param name="FetchedAt">Monotonic milliseconds of the last look at the remote; null: before this boot.</param>
/// <param name="FetchedTime">The same on the wall clock, for people.</param>
/// <param name="ForeignAt">Monotonic milliseconds when a commit of somebody else was last seen arriving.</param>
/// <param name="Fence">The highest fence seen in the history.</param>
internal sealed record TipMemory(string? Oid, long? FetchedAt, DateTimeOffset FetchedTime, long? ForeignAt, long Fence)
{
    public static TipMemory? Load(Repository repository, string remote, string stateRef, BootClock clock)
    {
        var values = LineFile.Read(PathFor(repository, remote, stateRef));
        if (!values.TryGetValue("oid", out var oid))
        {
            return null;
        }

        var sameBoot = values.GetValueOrDefault("boot") == BootClock.BootId;
        return new TipMemory(
            oid.Length == 0 ? null : oid,
            sameBoot ? Number("fetchedAt") : null,
            DateTimeOffset.FromUnixTimeMilliseconds(Number("fetchedTime") ?? 0),
            sameBoot ? Number("foreignAt") : null,
            Number("fence") ?? 0);

        long? Number(string key) =>
            values.TryGetValue(key, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public void Save(Repository repository, string remote, string stateRef, BootClock clock) => LineFile.Write(
        PathFor(repository, remote, stateRef),
        [
            new("oid", Oid ?? ""), new("boot", BootClock.BootId), new("fetchedAt", Text(FetchedAt)),
            new("fetchedTime", Text(FetchedTime.ToUnixTimeMilliseconds())), new("foreignAt", Text(ForeignAt)), new("fence", Text(Fence)),
        ],
        flush: false);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string PathFor(Repository repository, string remote, string stateRef) =>
        Path.Combine(repository.CoordDir, "tips", Sha256.Hex(remote + "\n" + stateRef, 8));
}
