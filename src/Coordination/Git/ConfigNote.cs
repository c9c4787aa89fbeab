using System.Globalization;
using System.Text;

namespace Coordination.Git;

/// <summary>
/// What a worktree's earlier command found in the configuration, of the keys that every command asks, with a stamp of each file that could
/// change it: those that git named, and those that it would read if they were there. In the private git folder, like the
/// configuration itself: who can write the one can write the other. No URL and no command stands in it.
/// </summary>
internal sealed class ConfigNote
{
    private const string Format = "1";

    /// <summary>A system-wide file may lie where only git knows; one that is new there is seen after this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string path;
    private readonly string surroundings;
    private readonly string home;
    private readonly string folder;
    private readonly List<string> candidates;

    private ConfigNote(string path, string surroundings, string home, string folder, List<string> candidates)
    {
        this.path = path;
        this.surroundings = surroundings;
        this.home = home;
        this.folder = folder;
        this.candidates = candidates;
    }

    /// <returns>Null where the configuration does not come from files alone.</returns>
    public static ConfigNote? For(Repository repository, IReadOnlyDictionary<string, string> environment, string executable)
    {
        if (OperatingSystem.IsWindows() || environment.ContainsKey("GIT_CONFIG_COUNT") || environment.ContainsKey("GIT_CONFIG_PARAMETERS")
            || environment.ContainsKey("GIT_CONFIG") || environment.GetValueOrDefault("HOME") is not { Length: > 0 } home)
        {
            return null;
        }

        var personal = environment.GetValueOrDefault("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".config");
        var prefix = Path.GetDirectoryName(Path.GetDirectoryName(executable)) ?? "/";
        List<string> candidates =
        [
            Path.Combine(repository.CommonDir, "config"), Path.Combine(repository.GitDir, "config.worktree"), Path.Combine(home, ".gitconfig"),
            Path.Combine(personal, "git", "config"), "/etc/gitconfig", Path.Combine(prefix, "etc", "gitconfig"), executable,
            .. Named(environment, "GIT_CONFIG_GLOBAL"), .. Named(environment, "GIT_CONFIG_SYSTEM"),
        ];
        var surroundings = new StringBuilder(Format);
        foreach (var name in (string[])["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"])
        {
            var value = environment.GetValueOrDefault(name);
            surroundings.Append('\0').Append(value is null ? "" : "=" + value);
        }

        surroundings.Append('\0').Append(repository.Home);
        return new ConfigNote(
            Path.Combine(repository.WorktreeCoordDir, "config"), Sha256.Hex(surroundings.ToString(), 16), home, repository.Home,
            candidates.ConvertAll(candidate => Path.GetFullPath(candidate, repository.Home)));
    }

    /// <summary>Whether a note has this key wherever it is set.</summary>
    public static bool Keeps(string key) =>
        key.StartsWith("coord.", StringComparison.Ordinal) || key.StartsWith("user.", StringComparison.Ordinal)
        || key.StartsWith("author.", StringComparison.Ordinal) || key.StartsWith("committer.", StringComparison.Ordinal)
        || key.StartsWith("extensions.", StringComparison.Ordinal) || key == "commit.gpgsign"
        || (key.StartsWith("remote.", StringComparison.Ordinal) && key.EndsWith(".mirror", StringComparison.Ordinal));

    /// <summary>The note, while it is true; else null.</summary>
    public Dictionary<string, List<string>>? Read()
    {
        if (!File.Exists(path) || DateTime.UtcNow - File.GetLastWriteTimeUtc(path) is var age && (age > Lifetime || age < TimeSpan.Zero))
        {
            return null;
        }

        var lines = File.ReadAllText(path).Split('\0');
        if (lines.Length < 2 || lines[0] != surroundings || lines[^1] != Format)
        {
            return null;
        }

        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var index = 1; index + 1 < lines.Length - 1; index += 2)
        {
            var (name, text) = (lines[index], lines[index + 1]);
            if (name.StartsWith('/'))
            {
                if (Stamp(name) != text)
                {
                    return null;
                }

                continue;
            }

            if (!values.TryGetValue(name, out var found))
            {
                values[name] = found = [];
            }

            found.Add(text);
        }

        return values;
    }

    /// <summary>How the files stand that git is about to read.</summary>
    public List<string> Stamps() => candidates.ConvertAll(Stamp);

    /// <summary>Keeps what git said, unless a file may have changed meanwhile or what it says depends on more than files.</summary>
    /// <param name="entries">Origins and entries, in turn.</param>
    /// <param name="before">How the files stood before git read them.</param>
    public void Write(string[] entries, List<string> before)
    {
        var files = new HashSet<string>(candidates, StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var index = 0; index + 1 < entries.Length; index += 2)
        {
            var end = entries[index + 1].IndexOf('\n', StringComparison.Ordinal);
            var key = GitConfig.Fold(end < 0 ? entries[index + 1] : entries[index + 1][..end]);
            var value = end < 0 ? "true" : entries[index + 1][(end + 1)..];
            if (!Watch(files, entries[index], key, value))
            {
                return;
            }

            if (Keeps(key))
            {
                text.Append(key).Append('\0').Append(value).Append('\0');
            }
            else if (Counts(key) is { } known)
            {
                text.Append(known).Append('\0').Append(GitConfig.Hidden).Append('\0');
            }
        }

        foreach (var file in files)
        {
            text.Append(file).Append('\0').Append(Stamp(file)).Append('\0');
        }

        if (before.SequenceEqual(Stamps()))
        {
            TryWrite(surroundings + "\0" + text + Format);
        }
    }

    // Keys of which only the number counts: their values are URLs and commands.
    private static string? Counts(string key) => key switch
    {
        _ when key.StartsWith("remote.", StringComparison.Ordinal) && (key.EndsWith(".url", StringComparison.Ordinal) || key.EndsWith(".pushurl", StringComparison.Ordinal)) => key,
        _ when key.StartsWith("hook.", StringComparison.Ordinal) && key.EndsWith(".command", StringComparison.Ordinal) => key,
        _ when key.StartsWith("url.", StringComparison.Ordinal) && key.EndsWith(".pushinsteadof", StringComparison.Ordinal) => "url.-.pushinsteadof",
        _ => null,
    };

    /// <returns>False where a file's stamp does not say all.</returns>
    private bool Watch(HashSet<string> files, string origin, string key, string value)
    {
        if (origin.StartsWith("command line:", StringComparison.Ordinal))
        {
            // Our own, which are the same each time: nothing else can be set there (see For).
            return true;
        }

        if (!origin.StartsWith("file:", StringComparison.Ordinal))
        {
            return false;
        }

        var file = Path.GetFullPath(Path.Combine(folder, origin["file:".Length..]));
        files.Add(file);
        if (key is "include.path" || (key.StartsWith("includeif.gitdir", StringComparison.Ordinal) && key.EndsWith(".path", StringComparison.Ordinal)))
        {
            // One that is not there may come.
            files.Add(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, value.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, value[2..]) : value)));
            return !value.StartsWith('~') || value.StartsWith("~/", StringComparison.Ordinal);
        }

        return !key.StartsWith("include", StringComparison.Ordinal);
    }

    private static string[] Named(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name) is { Length: > 0 } file ? [file] : [];

    private void TryWrite(string text)
    {
        try
        {
            DurableFile.Write(path, Encoding.UTF8.GetBytes(text), flush: false, isPrivate: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without a note git is asked again.
        }
    }

    private static string Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{info.Length} {info.LastWriteTimeUtc.Ticks} {info.CreationTimeUtc.Ticks}")
            : Directory.Exists(file) ? "folder" : "none";
    }
}
