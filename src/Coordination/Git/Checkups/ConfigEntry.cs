namespace Coordination.Git.Checkups;

/// <summary>A setting, and where it stands.</summary>
/// <param name="Scope"><c>local</c>, <c>global</c> and so on.</param>
/// <param name="File">The file; null: it stands in none.</param>
/// <param name="Key">As git prints it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Number">The how-manieth of its key in its file, from 0.</param>
internal sealed record ConfigEntry(string Scope, string? File, string Key, string Value, int Number)
{
    /// <summary>Parses <c>git config --list --show-scope --show-origin -z</c>: scope, origin, key and value, each behind a NUL.</summary>
    public static IEnumerable<ConfigEntry> Parse(string text)
    {
        var fields = text.Split('\0');
        var seen = new Dictionary<(string?, string), int>();
        for (var at = 0; at + 2 < fields.Length; at += 3)
        {
            var pair = fields[at + 2].Split('\n', 2);
            var file = fields[at + 1].StartsWith("file:", StringComparison.Ordinal) ? fields[at + 1][5..] : null;
            var number = seen.GetValueOrDefault((file, pair[0]));
            seen[(file, pair[0])] = number + 1;
            yield return new ConfigEntry(fields[at], file, pair[0], pair.Length == 2 ? pair[1] : "true", number);
        }
    }
}
