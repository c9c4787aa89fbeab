namespace Coordination.Protocol;

/// <summary>Makes foreign text fit for one line of a commit message: no control characters, so that it cannot forge a trailer.</summary>
internal static class OneLine
{
    private const int Longest = 200;

    public static string Of(string text)
    {
        var cut = text.Length > Longest ? text[..Longest] : text;
        return cut.Any(IsUnfit) ? string.Concat(cut.Select(letter => IsUnfit(letter) ? ' ' : letter)).Trim() : cut;
    }

    private static bool IsUnfit(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
