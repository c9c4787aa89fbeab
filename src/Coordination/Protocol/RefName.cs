namespace Coordination.Protocol;

/// <summary>The rules of git-check-ref-format(1), and a little stricter: no name that an option or a revision could be mistaken for.</summary>
internal static class RefName
{
    private const string Heads = "refs/heads/";

    /// <summary>A full name, or the full name of the branch meant.</summary>
    public static string Full(string name) => name.StartsWith("refs/", StringComparison.Ordinal) ? name : Heads + name;

    /// <summary>The short name of a branch; other refs keep their full name.</summary>
    public static string Short(string name) => name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;

    public static bool IsBranch(string fullName) => fullName.StartsWith(Heads, StringComparison.Ordinal);

    /// <summary>Whether git takes it as a branch or as the rest of a full ref name.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 200
        && name is not "HEAD" and not "@"
        && !name.StartsWith('-')
        && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && name.All(c => c > ' ' && c != 127 && !IsInvisible(c) && c is not ('~' or '^' or ':' or '?' or '*' or '[' or '\\'))
        && name.Split('/').All(IsValidPart);

    private static bool IsValidPart(string part) =>
        part.Length > 0 && part[0] is not '.' and not '-' && !part.EndsWith(".lock", StringComparison.OrdinalIgnoreCase);

    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or '\ufeff';
}
