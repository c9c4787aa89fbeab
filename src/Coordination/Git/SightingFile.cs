using System.Collections.Immutable;
using System.Globalization;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Keeps the sightings of locks under the common git folder. They end with the boot, because the monotonic clock does.</summary>
internal static class SightingFile
{
    public static Sightings Load(Repository repository)
    {
        var values = LineFile.Read(PathFor(repository));
        if (values.GetValueOrDefault("boot") != BootClock.BootId)
        {
            return Sightings.None;
        }

        var sightings = ImmutableDictionary.CreateBuilder<string, Sighting>();
        foreach (var (name, text) in values)
        {
            if (name == "boot")
            {
                continue;
            }

            var parts = text.Split(' ');
            if (parts.Length == 3 && TryNumber(parts[0]) is { } first && TryNumber(parts[1]) is { } last)
            {
                var key = Uri.UnescapeDataString(name);
                sightings[key] = new Sighting(key, first, last, TryNumber(parts[2]));
            }
        }

        return new Sightings(sightings.ToImmutable());
    }

    public static void Save(Repository repository, Sightings sightings) => LineFile.Write(
        PathFor(repository),
        sightings.ByKey.Values
            .Select(seen => new Variable(
                Uri.EscapeDataString(seen.Key),
                string.Create(CultureInfo.InvariantCulture, $"{seen.First} {seen.Last} {seen.ChallengedSince?.ToString(CultureInfo.InvariantCulture) ?? "-"}")))
            .Prepend(new Variable("boot", BootClock.BootId)),
        flush: false);

    private static long? TryNumber(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string PathFor(Repository repository) => Path.Combine(repository.CoordDir, "sightings");
}
