namespace Coordination.Documents;

/// <summary>How a file is laid out, found in the file itself, so that what is added looks like what is there.</summary>
/// <param name="NewLine">Its line end.</param>
/// <param name="Unit">One step of indent.</param>
/// <param name="Colon">What stands between a name and its value.</param>
/// <param name="Gap">What follows a comma inside a line.</param>
/// <param name="Pad">What stands inside the braces of an object on one line.</param>
/// <param name="MultiLine">Whether members stand on lines of their own at all.</param>
internal sealed record JsonStyle(string NewLine, string Unit, string Colon, string Gap, string Pad, bool MultiLine)
{
    /// <summary>New files: two spaces, LF.</summary>
    public static JsonStyle Default { get; } = new("\n", "  ", ": ", " ", " ", true);

    public static JsonStyle Of(JsonText text)
    {
        var root = text.Root;
        var lineBreak = text.Bytes.Span.IndexOf((byte)'\n');
        var multiLine = root.Count > 0 ? text.BeginsLine(root.ChildStart(0)) : lineBreak >= 0 && text.HasLineBreak(root.Start, root.End);
        if (root.Count == 0 && lineBreak < 0)
            return Default with { MultiLine = false };
        var newLine = lineBreak > 0 && text.Bytes.Span[lineBreak - 1] == '\r' ? "\r\n" : "\n";
        var colon = root.Count > 0 ? ColonOf(text, root.Members[0]) : Default.Colon;
        var gap = First(text, root, GapOf) ?? (colon.EndsWith(' ') ? " " : "");
        return new(newLine, First(text, root, UnitOf) ?? Default.Unit, colon, gap,
            First(text, root, PadOf) ?? (multiLine ? gap : ""), multiLine);
    }

    public static string ColonOf(JsonText text, JsonMember member)
    {
        var between = text.Slice(member.Start, member.Value.Start);
        var end = between.LastIndexOf('"') + 1;
        return between.Contains('\n', StringComparison.Ordinal) ? Default.Colon : between[end..];
    }

    /// <summary>The step from the line of a container to the line of its first child.</summary>
    private static string? UnitOf(JsonText text, JsonPart part)
    {
        if (part.Count == 0 || !text.BeginsLine(part.ChildStart(0)))
            return null;
        var outer = text.IndentAt(part.Start);
        var inner = text.IndentAt(part.ChildStart(0));
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : null;
    }

    private static string? GapOf(JsonText text, JsonPart part)
    {
        if (part.Count < 2)
            return null;
        var between = text.Slice(part.ChildEnd(0), part.ChildStart(1));
        return between.Contains('\n', StringComparison.Ordinal) ? null : between[(between.IndexOf(',', StringComparison.Ordinal) + 1)..];
    }

    private static string? PadOf(JsonText text, JsonPart part)
    {
        if (part.Kind != JsonKind.Object || part.Count == 0)
            return null;
        var lead = text.Slice(part.Start + 1, part.ChildStart(0));
        return lead.Contains('\n', StringComparison.Ordinal) ? null : lead;
    }

    private static string? First(JsonText text, JsonPart part, Func<JsonText, JsonPart, string?> find)
    {
        if (find(text, part) is { } found)
            return found;
        for (var i = 0; i < part.Count; i++)
        {
            if (First(text, part.Child(i), find) is { } inner)
                return inner;
        }

        return null;
    }
}
