using System.Buffers;
using System.Text;

namespace Coordination.Documents;

/// <summary>Collects changes to a text, by position, and applies them in one go. What is not named stays byte for byte.</summary>
internal sealed class JsonEdit(JsonText text)
{
    private readonly List<TextEdit> _edits = [];

    public JsonText Text { get; } = text;

    public bool IsEmpty => _edits.Count == 0;

    public void Replace(int start, int end, string with)
    {
        var bytes = Encoding.UTF8.GetBytes(with);
        if (!Text.Bytes.Span[start..end].SequenceEqual(bytes))
            _edits.Add(new(start, end, bytes));
    }

    /// <summary>Puts another value in the place of one.</summary>
    public void Replace(JsonPart part, JsonDraft draft) =>
        Replace(part.Start, part.End, draft.Render(Text.Style, Text.Style.MultiLine ? Text.IndentAt(part.Start) : null));

    public ReadOnlyMemory<byte> Apply() => IsEmpty ? Text.Bytes : Apply(0, Text.Bytes.Length);

    /// <summary>The text of a span with the changes inside it.</summary>
    public ReadOnlyMemory<byte> Apply(int start, int end)
    {
        var result = new ArrayBufferWriter<byte>(end - start + 256);
        var at = start;
        foreach (var edit in Within(start, end))
        {
            result.Write(Text.Bytes.Span[at..edit.Start]);
            result.Write(edit.With);
            at = edit.End;
        }

        result.Write(Text.Bytes.Span[at..end]);
        return result.WrittenMemory;
    }

    /// <summary>By their place; edits at one place in the order in which they were made.</summary>
    private List<TextEdit> Within(int start, int end)
    {
        var sorted = new List<TextEdit>(_edits.Count);
        foreach (var edit in _edits)
        {
            if (edit.Start < start || edit.End > end)
                continue;
            var at = sorted.Count;
            while (at > 0 && sorted[at - 1].Start > edit.Start)
                at--;
            sorted.Insert(at, edit);
        }

        return sorted;
    }
}
