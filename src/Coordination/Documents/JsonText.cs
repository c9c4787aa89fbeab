using System.Text;
using System.Text.Json;

namespace Coordination.Documents;

/// <summary>A JSON file as its own bytes and a light tree of spans over them, so that an edit touches only what it means to.</summary>
internal sealed class JsonText(ReadOnlyMemory<byte> bytes, string path, JsonPart root)
{
    private JsonStyle? _style;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public string Path { get; } = path;

    public JsonPart Root { get; } = root;

    public JsonStyle Style => _style ??= JsonStyle.Of(this);

    public string Slice(int start, int end) => Encoding.UTF8.GetString(Bytes.Span[start..end]);

    public string Slice(JsonPart part) => Slice(part.Start, part.End);

    /// <summary>The value of a string, unescaped.</summary>
    public string TextOf(JsonPart part)
    {
        var content = Bytes.Span[(part.Start + 1)..(part.End - 1)];
        if (!content.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(content);
        var reader = new Utf8JsonReader(Bytes.Span[part.Start..part.End]);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>The line of a position, counted from 1.</summary>
    public int LineOf(int position) => LineOf(Bytes.Span, position);

    public static int LineOf(ReadOnlySpan<byte> bytes, int position) => bytes[..position].Count((byte)'\n') + 1;

    /// <summary>The white space with which the line of a position begins.</summary>
    public string IndentAt(int position)
    {
        var span = Bytes.Span;
        var start = LineStart(position);
        var end = start;
        while (end < position && span[end] is (byte)' ' or (byte)'\t')
            end++;
        return Slice(start, end);
    }

    /// <summary>Whether a position is the first of its line that is not white space, and not on the first line.</summary>
    public bool BeginsLine(int position)
    {
        var start = LineStart(position);
        return start > 0 && Bytes.Span[start - 1] == '\n' && Bytes.Span[start..position].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
    }

    public bool HasLineBreak(int start, int end) => Bytes.Span[start..end].Contains((byte)'\n');

    private int LineStart(int position)
    {
        var start = Bytes.Span[..position].LastIndexOf((byte)'\n') + 1;
        return start == 0 && Bytes.Span.StartsWith(JsonTextParser.ByteOrderMark) ? JsonTextParser.ByteOrderMark.Length : start;
    }
}
