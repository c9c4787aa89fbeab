using System.Globalization;
using System.Text;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>Messages of coordination commits: the seed's first line for people, trailers for <c>coord</c>.</summary>
internal static class CommitMessage
{
    private const int LongestId = 128;
    private const int LongestSubject = 500;
    private const long HighestFence = 9_007_199_254_740_991;

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
        if (OurTrailers(message) is not { } trailers)
            return null;
        var verb = trailers.GetValueOrDefault("coord-op");
        var opId = trailers.GetValueOrDefault("coord-id");
        var session = trailers.GetValueOrDefault("coord-session");
        if (!IsId(verb) || !IsId(opId) || !IsId(session))
            return null;
        if (!trailers.TryGetValue("coord-fence", out var fence))
            return new(verb!, opId!, session!, null);
        return long.TryParse(fence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < HighestFence
            ? new(verb!, opId!, session!, number)
            : null;
    }

    /// <summary>Null where a line of the block is no trailer, or one of ours stands there twice.</summary>
    private static Dictionary<string, string>? OurTrailers(string message)
    {
        if (LastBlock(message) is not { } lines)
            return null;
        var trailers = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !line.Take(colon).All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                return null;
            var name = line[..colon].ToLowerInvariant();
            if (name.StartsWith("coord-", StringComparison.Ordinal) && !trailers.TryAdd(name, line[(colon + 1)..].Trim()))
                return null;
        }

        return trailers;
    }

    /// <summary>The last paragraph, unless it is also the first: a subject is no trailer block.</summary>
    private static string[]? LastBlock(string message)
    {
        var text = message.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
        var start = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        return start <= 0 || string.IsNullOrWhiteSpace(text[..start]) ? null : text[(start + 2)..].Split('\n');
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
