using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Coordination.Documents;

/// <summary>A JSON value to be written, in the layout of the file that it goes into.</summary>
internal abstract record JsonDraft
{
    private JsonDraft()
    {
    }

    public static JsonDraft Null { get; } = new Literal("null");

    /// <summary>Spread over lines, where the file does that.</summary>
    public bool Expand { get; init; }

    public static JsonDraft? Of(string? text) => text is null ? null : new Literal(JsonLiteral.Quote(text));

    public static JsonDraft? Of(long? number) => number is { } value ? new Literal(value.ToString(CultureInfo.InvariantCulture)) : null;

    public static JsonDraft Of(bool value) => new Literal(value ? "true" : "false");

    /// <summary>A list of strings; an empty one is left out.</summary>
    public static JsonDraft? Of(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? null : new List([.. texts.Select(text => Of(text)!)]);

    /// <summary>Members without a value are left out.</summary>
    public static Object Members(params ReadOnlySpan<(string Name, JsonDraft? Value)> members)
    {
        var present = new List<Member>(members.Length);
        foreach (var (name, value) in members)
        {
            if (value is not null)
                present.Add(new Member(name, value));
        }

        return new Object([.. present]);
    }

    public static bool Same(JsonDraft? left, JsonDraft? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Render(JsonStyle.Default, null) == right.Render(JsonStyle.Default, null);

    /// <summary>The text of the value.</summary>
    /// <param name="style">Layout of the file.</param>
    /// <param name="indent">Indent of the line on which the value begins; null: all on one line.</param>
    public string Render(JsonStyle style, string? indent)
    {
        var text = new StringBuilder();
        Write(text, style, indent);
        return text.ToString();
    }

    protected abstract void Write(StringBuilder text, JsonStyle style, string? indent);

    private void WriteChildren(StringBuilder text, JsonStyle style, string? indent, int count, string brackets, Action<int, string?> child)
    {
        var spread = Expand && indent is not null;
        var inner = spread ? indent + style.Unit : null;
        var edge = spread ? style.NewLine + inner : brackets == "{}" ? style.Pad : "";
        text.Append(brackets[0]).Append(count == 0 ? "" : edge);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                text.Append(',').Append(spread ? edge : style.Gap);
            child(i, inner);
        }

        text.Append(count == 0 ? "" : spread ? style.NewLine + indent : edge).Append(brackets[1]);
    }

    /// <summary>A value that is spelled out.</summary>
    public sealed record Literal(string Text) : JsonDraft
    {
        protected override void Write(StringBuilder text, JsonStyle style, string? indent) => text.Append(Text);
    }

    /// <summary>A value taken over from a file as it stands there; only its lines are moved to their new indent.</summary>
    public sealed record Copied(string Text, string Indent) : JsonDraft
    {
        protected override void Write(StringBuilder text, JsonStyle style, string? indent) =>
            text.Append(JsonLiteral.Reindent(Text, Indent, indent ?? Indent, style.NewLine));
    }

    /// <summary>An array.</summary>
    public sealed record List(ImmutableArray<JsonDraft> Items) : JsonDraft
    {
        protected override void Write(StringBuilder text, JsonStyle style, string? indent) =>
            WriteChildren(text, style, indent, Items.Length, "[]", (i, inner) => Items[i].Write(text, style, inner));
    }

    /// <summary>An object.</summary>
    public sealed record Object(ImmutableArray<Member> Content) : JsonDraft
    {
        protected override void Write(StringBuilder text, JsonStyle style, string? indent) =>
            WriteChildren(text, style, indent, Content.Length, "{}", (i, inner) =>
            {
                text.Append(JsonLiteral.Quote(Content[i].Name)).Append(style.Colon);
                Content[i].Value.Write(text, style, inner);
            });
    }

    /// <summary>A member of an object: its name and its value.</summary>
    public sealed record Member(string Name, JsonDraft Value) : JsonDraft
    {
        protected override void Write(StringBuilder text, JsonStyle style, string? indent)
        {
            text.Append(JsonLiteral.Quote(Name)).Append(style.Colon);
            Value.Write(text, style, indent);
        }
    }
}
