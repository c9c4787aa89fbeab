namespace Coordination.Documents;

/// <summary>How the children of one object or array are laid out.</summary>
/// <param name="Style">Layout of the file.</param>
/// <param name="Lead">What stands before the first child.</param>
/// <param name="Separator">What stands between two, comma included.</param>
/// <param name="Tail">What stands after the last.</param>
/// <param name="Indent">Indent of the line on which a new child begins; null: a new child stays on one line.</param>
/// <param name="Spread">Whether new children that are objects are spread over lines.</param>
internal sealed record ContainerLayout(JsonStyle Style, string Lead, string Separator, string Tail, string? Indent, bool Spread)
{
    public static ContainerLayout Of(JsonText text, JsonPart container, bool expand) =>
        container.Count == 0 ? OfEmpty(text, container, expand) : OfFilled(text, container);

    public string Render(JsonDraft child) => (child with { Expand = child.Expand && Spread }).Render(Style, Indent);

    private static ContainerLayout OfEmpty(JsonText text, JsonPart container, bool expand)
    {
        var style = text.Style;
        if (!text.HasLineBreak(container.Start, container.End) && !(style.MultiLine && expand))
        {
            var pad = container.Kind == JsonKind.Object ? style.Pad : "";
            return new(style, pad, "," + style.Gap, pad, null, false);
        }

        var outer = text.IndentAt(container.Start);
        var inner = outer + style.Unit;
        return new(style, style.NewLine + inner, "," + style.NewLine + inner, style.NewLine + outer, inner, true);
    }

    private static ContainerLayout OfFilled(JsonText text, JsonPart container)
    {
        var sample = container.Count - 1;
        var style = container.Kind == JsonKind.Object
            ? text.Style with { Colon = JsonStyle.ColonOf(text, container.Members[sample]) }
            : text.Style;
        var ownLines = text.BeginsLine(container.ChildStart(0));
        var indent = text.IndentAt(container.ChildStart(ownLines ? 0 : sample));
        var value = container.Child(sample);
        var spread = container.Kind == JsonKind.Object
            ? ownLines
            : value.Kind == JsonKind.Object && value.Count > 0 ? text.BeginsLine(value.ChildStart(0)) : ownLines && style.MultiLine;
        return new(style, "", SeparatorOf(text, container, ownLines ? indent : null), "", spread || ownLines ? indent : null, spread);
    }

    private static string SeparatorOf(JsonText text, JsonPart container, string? indent)
    {
        var style = text.Style;
        var usual = "," + (indent is null ? style.Gap : style.NewLine + indent);
        if (container.Count < 2)
            return usual;
        var gap = text.Slice(container.ChildEnd(container.Count - 2), container.ChildStart(container.Count - 1));
        var sameLine = !gap.Contains('\n', StringComparison.Ordinal);
        return gap[0] != ',' || (indent is null && sameLine) ? gap : usual;
    }
}
