namespace Coordination.Protocol;

/// <summary>Paths on the state ref: fixed ones, and the gate for those that come from a file.</summary>
internal static class StatePath
{
    public const string Locks = "docs/session-locks.json";
    public const string Registry = "docs/prd-registry.json";
    public const string Prds = "docs/prds";
    public const string Drafts = "docs/drafts";
    public const string Completed = "docs/completed";
    public const string Abandoned = "docs/abandoned";

    /// <summary>Everything that the state side of a merge decides.</summary>
    public static IReadOnlyList<string> All { get; } = [Locks, Registry, Prds, Drafts, Completed, Abandoned];

    /// <summary>A document under <c>docs/</c>. What the registry names is foreign text: only such paths count as state, never code.</summary>
    public static bool IsDocument(string path) =>
        IsSafe(path) && path.StartsWith("docs/", StringComparison.Ordinal)
        && (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

    /// <summary>A relative path that stays inside the tree: no <c>..</c>, no spelling of <c>.git</c>, no backslash or control character.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= 1024
        && path.Split('/').All(IsSafePart)
        && path.All(c => !char.IsControl(c) && c is not '\\' and not ':');

    private static bool IsSafePart(string part) =>
        part.Length > 0
        && part is not "." and not ".."
        && !part.EndsWith(' ')
        && !part.EndsWith('.')
        && !IsGitFolder(part);

    // ".git" as case-insensitive, short-name (git~1) and invisible-character file systems would read it (CVE-2014-9390).
    private static bool IsGitFolder(string part)
    {
        var visible = new string([.. part.Where(c => c is not (>= '\u200b' and <= '\u200f') and not (>= '\u202a' and <= '\u202e')
            and not (>= '\u206a' and <= '\u206f') and not '\ufeff')]);
        return visible.Equals(".git", StringComparison.OrdinalIgnoreCase) || visible.StartsWith("git~", StringComparison.OrdinalIgnoreCase);
    }
}
