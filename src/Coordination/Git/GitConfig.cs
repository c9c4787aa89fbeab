using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>The configuration as git resolves it, read by one process. Keys are compared as git does: section and name without case.</summary>
internal sealed class GitConfig
{
    private readonly ILookup<string, string> values;

    private GitConfig(ILookup<string, string> values) => this.values = values;

    public static async Task<GitConfig> ReadAsync(GitProcess git, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCall("config", "--list", "-z"), cancellationToken).ConfigureAwait(false);
        if (!result.Ok)
        {
            throw new CoordinationException(ErrorCodes.NotARepository, "git can't read this repository: " + result.Words, null, "git status");
        }

        return Parse(result.Text);
    }

    /// <summary>Parses the output of <c>git config --list -z</c>: key, line feed, value, NUL.</summary>
    public static GitConfig Parse(string text) => new(text
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('\n', 2))
        .ToLookup(pair => Fold(pair[0]), pair => pair.Length == 2 ? pair[1] : "true"));

    /// <summary>The last value, as git takes it; null where there is none.</summary>
    public string? this[string key] => values[Fold(key)].LastOrDefault();

    public ImmutableArray<string> All(string key) => [.. values[Fold(key)]];

    public bool IsTrue(string key) => this[key]?.ToLowerInvariant() is "true" or "yes" or "on" or "1";

    /// <summary>All settings of a section, by their name behind it.</summary>
    public Dictionary<string, string> Section(string section) => values
        .Where(group => group.Key.StartsWith(section + ".", StringComparison.Ordinal))
        .ToDictionary(group => group.Key[(section.Length + 1)..], group => group.Last(), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => values.Select(group => group.Key);

    private static string Fold(string key)
    {
        var first = key.IndexOf('.', StringComparison.Ordinal);
        var last = key.LastIndexOf('.');
        return first == last
            ? key.ToLowerInvariant()
            : key[..first].ToLowerInvariant() + key[first..last] + key[last..].ToLowerInvariant();
    }
}
