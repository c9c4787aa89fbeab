using System.Globalization;

namespace Coordination.Git.Checkups;

/// <summary>Finds the line of a setting in its file (git-config(1), "CONFIGURATION FILE"). git itself does not tell it.</summary>
internal sealed class ConfigLines(string home)
{
    private const long SizeLimit = 1 << 20;

    private readonly Dictionary<string, ILookup<string, int>> files = new(StringComparer.Ordinal);

    /// <summary><c>.git/config:12</c>, or the file alone where the line cannot be told.</summary>
    public string PlaceOf(ConfigEntry entry)
    {
        if (entry.File is not { } file)
        {
            return entry.Scope;
        }

        var lines = LinesOf(Path.GetFullPath(file, home))[entry.Key].ToList();
        return entry.Number < lines.Count ? string.Create(CultureInfo.InvariantCulture, $"{file}:{lines[entry.Number]}") : file;
    }

    /// <summary>The lines on which each key stands, counted from 1.</summary>
    public static ILookup<string, int> Parse(string text)
    {
        var found = new List<(string Key, int Line)>();
        var section = "";
        var continues = false;
        foreach (var (raw, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            var line = raw;
            if (!continues && line.StartsWith('[') && line.LastIndexOf(']') is > 0 and var end)
            {
                section = Section(line[1..end]);
                line = line[(end + 1)..].Trim();
            }

            var name = string.Concat(line.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
            if (!continues && name.Length > 0)
            {
                found.Add((section + "." + name.ToLowerInvariant(), number));
            }

            continues = raw.EndsWith('\\') && (continues || name.Length > 0);
        }

        return found.ToLookup(pair => pair.Key, pair => pair.Line);
    }

    // [core] and [filter "lfs"]; a name in quotes keeps its case.
    private static string Section(string header)
    {
        var quote = header.IndexOf('"', StringComparison.Ordinal);
        return quote < 0
            ? header.Trim().ToLowerInvariant()
            : header[..quote].Trim().ToLowerInvariant() + "."
              + header[(quote + 1)..].TrimEnd().TrimEnd('"').Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }

    private ILookup<string, int> LinesOf(string path)
    {
        if (!files.TryGetValue(path, out var known))
        {
            var info = new FileInfo(path);
            files[path] = known = Parse(info is { Exists: true, Length: < SizeLimit } ? File.ReadAllText(path) : "");
        }

        return known;
    }
}
