namespace Coordination.Protocol;

/// <summary>The allow-list for ids that become parts of file names, refs and command lines (DESIGN 12).</summary>
internal static class Identifier
{
    public const int MaxLength = 63;

    /// <summary>Letters, digits, dot, underscore and hyphen, none of which mislead a file system, git or a terminal.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.EndsWith('.')
        && !text.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
        && !IsDevice(text.Split('.')[0].ToLowerInvariant());

    private static bool IsDevice(string word) => word is "con" or "prn" or "aux" or "nul"
        || (word.Length == 4 && word[3] is >= '1' and <= '9' && (word.StartsWith("com", StringComparison.Ordinal) || word.StartsWith("lpt", StringComparison.Ordinal)));
}
