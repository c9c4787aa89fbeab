using System.Globalization;
using System.Text;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>Messages of coordination commits: the seed's first line for people, trailers for <c>coord</c>.</summary>
internal static class CommitMessage
{
    private const int LongestId = 128;
    private const int LongestSubject = 500;

    public static string Compose(string subject, OperationStamp stamp, SkipCi mode)
    {
        var message = new StringBuilder(OneLine(subject));
        if (mode == SkipCi.Subject)
            message.Append(" [skip ci]");

        // GitHub wants its trailer last in the block, and two empty lines before the block.
        message.Append(mode == SkipCi.SkipChecks ? "\n\n\n" : "\n\n");
        message.Append("Coord-Op: ").Append(OneLine(stamp.Verb)).Append('\n');
        message.Append("Coord-Id: ").Append(OneLine(stamp.OpId)).Append('\n');
        message.Append("Coord-Session: ").Append(OneLine(stamp.SessionId)).Append('\n');
        if (stamp.Fence is { } fence)
            message.Append(CultureInfo.InvariantCulture, $"Coord-Fence: {fence}\n");
        if (mode == SkipCi.SkipChecks)
            message.Append("skip-checks: true\n");
        return message.ToString();
    }

    /// <summary>
    /// The operation that a message claims to be; null where it claims none, or claims it in a way that can be understood
    /// twice. Messages come from strangers: only the last block counts, every line of it must be a trailer, and each of
    /// ours may stand there once.
    /// </summary>
    public static OperationStamp? Parse(string message)
    {
        var lines = LastBlock(message);
        if (lines is null)
            return null;
        string? verb = null, opId = null, session = null, fence = null;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !line.AsSpan(0, colon).ContainsOnly())
                return null;
            var value = line[(colon + 1)..].Trim();
            var once = line[..colon].ToLowerInvariant() switch
            {
                "coord-op" => Take(ref verb, value),
                "coord-id" => Take(ref opId, value),
                "coord-session" => Take(ref session, value),
                "coord-fence" => Take(ref fence, value),
                _ => true,
            };
            if (!once)
                return null;
        }

        if (!IsId(verb) || !IsId(opId) || !IsId(session))
            return null;
        if (fence is null)
            return new(verb!, opId!, session!, null);
        return long.TryParse(fence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(verb!, opId!, session!, number) : null;
    }

    /// <summary>The last paragraph, unless it is also the first: a subject is no trailer block.</summary>
    private static string[]? LastBlock(string message)
    {
        var text = message.ReplaceLineEndings("\n").TrimEnd();
        var start = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        return start <= 0 || string.IsNullOrWhiteSpace(text[..start]) ? null : text[(start + 2)..].Split('\n');
    }

    private static bool Take(ref string? place, string value)
    {
        var first = place is null;
        place = value;
        return first;
    }

    private static bool ContainsOnly(this ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }

        return true;
    }

    private static bool IsId(string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>What goes into a line must not end it: ids and titles may have been written by anybody.</summary>
    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        return line.Length > LongestSubject ? line[..LongestSubject] : line;
    }
}
