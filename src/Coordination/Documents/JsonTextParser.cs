using System.Text.Json;

namespace Coordination.Documents;

/// <summary>Reads a file strictly: every text that two readers could understand differently is a problem, never a guess.</summary>
internal sealed class JsonTextParser
{
    private const int DeepestNesting = 64;
    private const int FewMembers = 24;

    /// <summary>Bounds the memory that a file of 4 MiB can ask for: a real one has one value in fifteen bytes or more.</summary>
    private const int MostValues = 400_000;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _path;
    private readonly int _offset;
    private DocumentProblem? _problem;
    private int _depth;
    private int _values;

    private JsonTextParser(ReadOnlyMemory<byte> bytes, string path)
    {
        _bytes = bytes;
        _path = path;
        _offset = bytes.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
    }

    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static Parsed<JsonText> Parse(ReadOnlyMemory<byte> bytes, string path) =>
        TextGate.Check(bytes.Span, path) is { } problem ? problem : new JsonTextParser(bytes, path).Read();

    private Parsed<JsonText> Read()
    {
        var reader = new Utf8JsonReader(_bytes.Span[_offset..], new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader);
            reader.Read();
            if (_problem is not null)
                return _problem;
            return root.Kind == JsonKind.Object
                ? new JsonText(_bytes, _path, root)
                : new DocumentProblem(_path, ProblemKind.WrongShape, "its outermost value is not an object", LineOf(root.Start));
        }
        catch (JsonException bad)
        {
            return _problem ?? NotJson(bad);
        }
    }

    private DocumentProblem NotJson(JsonException bad)
    {
        var line = (int)(bad.LineNumber ?? 0) + 1;
        if (_bytes.Span[_offset..].IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return new(_path, ProblemKind.Malformed, "it is empty", 1);
        if (_values > MostValues)
            return new(_path, ProblemKind.TooLarge, $"it has more than {MostValues} values", null);
        if (_depth == DeepestNesting)
            return new(_path, ProblemKind.Malformed, $"it is nested deeper than {DeepestNesting} levels", line);
        return new(_path, ProblemKind.Malformed, $"it is not valid JSON, at column {(bad.BytePositionInLine ?? 0) + 1}", line);
    }

    private JsonPart ReadValue(ref Utf8JsonReader reader)
    {
        var part = new JsonPart(KindOf(reader.TokenType), _offset + (int)reader.TokenStartIndex);
        if (++_values > MostValues)
            throw new JsonException();
        if (part.Kind == JsonKind.Text && reader.ValueIsEscaped)
            ReadString(ref reader);
        _depth++;
        if (part.Kind == JsonKind.Object)
            ReadMembers(ref reader, part);
        else if (part.Kind == JsonKind.Array)
            ReadItems(ref reader, part);
        _depth--;
        part.End = _offset + (int)reader.BytesConsumed;
        return part;
    }

    private void ReadMembers(ref Utf8JsonReader reader, JsonPart part)
    {
        HashSet<string>? seen = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var start = _offset + (int)reader.TokenStartIndex;
            var name = ReadString(ref reader);
            if (part.Members.Count == FewMembers)
                seen = [.. part.Members.Select(member => member.Name)];
            if (seen is null ? part.IndexOf(name) >= 0 : !seen.Add(name))
                _problem ??= new(_path, ProblemKind.DuplicateKey, $"the member \"{Shown(name)}\" stands twice in one object", LineOf(start));
            reader.Read();
            part.Add(new JsonMember(name, start, ReadValue(ref reader)));
        }
    }

    private void ReadItems(ref Utf8JsonReader reader, JsonPart part)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            part.Add(ReadValue(ref reader));
    }

    private string ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString()!;
            if (reader.ValueIsEscaped && text.Contains('\0', StringComparison.Ordinal))
                _problem ??= new(_path, ProblemKind.Malformed, "it has a NUL character", LineOf(_offset + (int)reader.TokenStartIndex));
            return text;
        }
        catch (InvalidOperationException)
        {
            // The only way to learn of half a surrogate pair (\ud800) is to ask for the text.
            _problem ??= new(_path, ProblemKind.InvalidUtf8, "it has half a character (a lone surrogate)",
                LineOf(_offset + (int)reader.TokenStartIndex));
            return "";
        }
    }

    /// <summary>Names come from strangers and are shown in one line.</summary>
    private static string Shown(string name) =>
        string.Concat((name.Length > 60 ? name[..60] : name).Select(c => char.IsControl(c) ? '?' : c));

    private int LineOf(int position) => JsonText.LineOf(_bytes.Span, position);

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}
