using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>
/// The configuration as git resolves it. Keys are compared as git does: section and name without case. What every command asks may come from
/// the note that an earlier command left (<see cref="ConfigNote"/>); all else is asked of git when it is first wanted.
/// </summary>
internal sealed class GitConfig
{
    /// <summary>Stands in the note for a value that nobody needs, and that may hold a secret.</summary>
    public const string Hidden = "(not kept)";

    private readonly Dictionary<string, List<string>> values;
    private readonly Func<GitConfig>? ask;
    private GitConfig? whole;

    private GitConfig(Dictionary<string, List<string>> values, Func<GitConfig>? ask)
    {
        this.values = values;
        this.ask = ask;
    }

    /// <summary>Whether a part of a remote's URL is rewritten for pushes.</summary>
    public bool RewritesPushes => values.Keys.Any(key => key.StartsWith("url.", StringComparison.Ordinal) && key.EndsWith(".pushinsteadof", StringComparison.Ordinal));

    /// <summary>Names of the hooks that the configuration itself defines.</summary>
    public IEnumerable<string> Hooks => values.Keys
        .Where(key => key.StartsWith("hook.", StringComparison.Ordinal) && key.EndsWith(".command", StringComparison.Ordinal))
        .Select(key => key["hook.".Length..^".command".Length]);

    /// <summary>Every key that is set.</summary>
    public IEnumerable<string> Keys => Whole.values.Keys;

    /// <summary>Asks git.</summary>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NotARepository"/></exception>
    public static async Task<GitConfig> ReadAsync(GitProcess git, CancellationToken cancellationToken) =>
        Parse((await ListAsync(git, cancellationToken).ConfigureAwait(false)).Text);

    /// <summary>Takes the note of an earlier command where it is still true, and asks git where not.</summary>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.NotARepository"/></exception>
    public static async Task<GitConfig> RecallAsync(
        GitProcess git, Repository repository, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var note = ConfigNote.For(repository, environment, git.Executable);
        if (note?.Read() is { } known)
        {
            return new GitConfig(known, () => Parse(git.Run(List, cancellationToken).Text));
        }

        var before = note?.Stamps();
        var entries = (await ListAsync(git, cancellationToken).ConfigureAwait(false)).Text.Split('\0');
        if (before is not null)
        {
            note!.Write(entries, before);
        }

        return new GitConfig(Values(entries), null);
    }

    /// <summary>Parses the output of <c>git config --list --show-origin -z</c>: origin, NUL, key, line feed, value, NUL.</summary>
    public static GitConfig Parse(string text) => new(Values(text.Split('\0')), null);

    /// <summary>The last value, as git takes it; null where there is none.</summary>
    public string? this[string key] => Find(key) is { } found ? found[^1] : null;

    public ImmutableArray<string> All(string key) => [.. Find(key) ?? []];

    /// <summary>How many values there are, whatever they are.</summary>
    public int Count(string key) => values.TryGetValue(Fold(key), out var found) ? found.Count : 0;

    public bool IsTrue(string key) => this[key]?.ToLowerInvariant() is "true" or "yes" or "on" or "1";

    /// <summary>What <c>coord.&lt;key&gt;</c> is set to, by the key in lower case.</summary>
    public Dictionary<string, string> OwnSection()
    {
        var section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, found) in values)
        {
            if (key.StartsWith("coord.", StringComparison.Ordinal))
            {
                section[key["coord.".Length..]] = found[^1];
            }
        }

        return section;
    }

    /// <summary>Section and name in lower case, what is between them as it is.</summary>
    public static string Fold(string key)
    {
        var first = key.IndexOf('.', StringComparison.Ordinal);
        var last = key.LastIndexOf('.');
        return first == last
            ? key.ToLowerInvariant()
            : key[..first].ToLowerInvariant() + key[first..last] + key[last..].ToLowerInvariant();
    }

    // Without our own switches, which would be listed too; this runs no hook.
    private static GitCall List => new("config", "--list", "--show-origin", "-z") { WithHooks = true };

    private static async Task<GitResult> ListAsync(GitProcess git, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(List, cancellationToken).ConfigureAwait(false);
        return result.Ok
            ? result
            : throw new CoordinationException(ErrorCodes.NotARepository, "git can't read this repository: " + result.Words, null, "git status");
    }

    private GitConfig Whole => whole ??= ask?.Invoke() ?? this;

    private List<string>? Find(string key)
    {
        var name = Fold(key);
        return values.TryGetValue(name, out var found) && (ask is null || found[^1] != Hidden) ? found
            : ask is null || ConfigNote.Keeps(name) ? null
            : Whole.Find(key);
    }

    private static Dictionary<string, List<string>> Values(string[] entries)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var index = 1; index < entries.Length; index += 2)
        {
            var end = entries[index].IndexOf('\n', StringComparison.Ordinal);
            var key = Fold(end < 0 ? entries[index] : entries[index][..end]);
            if (!values.TryGetValue(key, out var found))
            {
                values[key] = found = [];
            }

            found.Add(end < 0 ? "true" : entries[index][(end + 1)..]);
        }

        return values;
    }
}
