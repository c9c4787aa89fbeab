using System.Collections.Immutable;

namespace Coordination.Cli.Output;

/// <summary>Decides what may stand in a command line that coord tells others to run.</summary>
internal static class SafeName
{
    private static readonly ImmutableHashSet<string> DeviceNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
        ]);

    /// <summary>The allow-list for ids: <c>^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$</c>, no <c>..</c>, no trailing dot or <c>.lock</c>, no device name.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= 63 }
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.EndsWith('.')
        && !text.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
        && !DeviceNames.Contains(text.Split('.')[0]);

    /// <summary>Ids joined by slashes: branches and refs that need no quoting in any shell.</summary>
    public static bool IsRef(string? text) => text is { Length: > 0 and <= 200 } && text.Split('/').All(IsId);

    /// <summary>The text where it is an id, else null: no command is made of it then.</summary>
    public static string? Id(string? text) => IsId(text) ? text : null;

    /// <summary>The text where it is a ref, a branch, a path or an object id, else null.</summary>
    public static string? Ref(string? text) => IsRef(text) ? text : null;

    /// <summary>A word that needs no quoting in any shell, an option of ours included.</summary>
    public static bool IsWord(string text) =>
        text.Length is > 0 and <= 200 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':' or '=' or '@');
}
