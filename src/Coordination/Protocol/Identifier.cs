using System.Collections.Frozen;

namespace Coordination.Protocol;

/// <summary>The allow-list for ids that become parts of file names, refs and command lines (DESIGN 12).</summary>
internal static class Identifier
{
    public const int MaxLength = 63;

    private static readonly FrozenSet<string> DeviceNames = new[]
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    }.ToFrozenSet();

    /// <summary>Letters, digits, dot, underscore and hyphen, none of which mislead a file system, git or a terminal.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.EndsWith('.')
        && !text.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
        && !DeviceNames.Contains(text.Split('.')[0].ToLowerInvariant());
}
