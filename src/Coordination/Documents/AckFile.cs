using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Coordination.Protocol.Verification;

namespace Coordination.Documents;

/// <summary>
/// The file of acknowledgements: one JSON object a line, appended in one write, so that many processes can share it. A last
/// line without its end is that of a process that was killed, and is passed over.
/// </summary>
internal static class AckFile
{
    private static readonly ImmutableArray<(AckVerdict Verdict, string Word)> Verdicts =
    [
        (AckVerdict.Acknowledged, "acknowledged"), (AckVerdict.Unchanged, "unchanged"), (AckVerdict.Refused, "refused"),
        (AckVerdict.Failed, "failed"), (AckVerdict.Unknown, "unknown"),
    ];

    /// <summary>The line, with its newline.</summary>
    public static byte[] Line(AckRecord ack)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("opId", ack.OpId);
            json.WriteString("verb", ack.Verb);
            json.WriteString("sessionId", ack.SessionId);
            json.WriteString("prdId", ack.PrdId);
            json.WriteString("verdict", Verdicts.First(pair => pair.Verdict == ack.Verdict).Word);
            json.WriteString("code", ack.Code);
            json.WriteString("tip", ack.Tip);
            json.WriteString("bootId", ack.BootId);
            json.WriteNumber("start", ack.Start);
            json.WriteNumber("end", ack.End);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">A line that is none of ours; the message names it.</exception>
    public static ImmutableArray<AckRecord> Parse(ReadOnlySpan<byte> file)
    {
        var acks = ImmutableArray.CreateBuilder<AckRecord>();
        for (var number = 1; file.IndexOf((byte)'\n') is var end && end >= 0; number++)
        {
            var line = file[..end].Trim("\r "u8);
            if (!line.IsEmpty)
                acks.Add(ParseLine(line, number));
            file = file[(end + 1)..];
        }
        return acks.ToImmutable();
    }

    private static AckRecord ParseLine(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            var root = document.RootElement;
            return new(
                Text(root, "opId"), Text(root, "verb"), Text(root, "sessionId"), TextOrNull(root, "prdId"), Verdict(Text(root, "verdict")),
                TextOrNull(root, "code"), TextOrNull(root, "tip"), Text(root, "bootId"),
                root.GetProperty("start").GetInt64(), root.GetProperty("end").GetInt64());
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FormatException($"line {number} is no acknowledgement: {problem.Message}", problem);
        }
    }

    private static AckVerdict Verdict(string word)
    {
        foreach (var pair in Verdicts)
        {
            if (pair.Word == word)
                return pair.Verdict;
        }
        throw new FormatException($"unknown verdict \"{word}\"");
    }

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null");

    private static string? TextOrNull(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
