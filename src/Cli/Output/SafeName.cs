using Coordination.Protocol;

namespace Coordination.Cli.Output;

/// <summary>Decides what may stand in a command line that coord tells others to run.</summary>
internal static class SafeName
{
    /// <summary>The allow-list for ids: <c>^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$</c>, no <c>..</c>, no trailing dot or <c>.lock</c>, no device name.</summary>
    public static bool IsId(string? text) => text is not null && Identifier.IsValid(text);

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
