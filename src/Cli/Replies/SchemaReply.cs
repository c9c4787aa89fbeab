using System.Text;
using System.Text.Json;
using Coordination.Cli.Output;
using Coordination.Documents.Schemas;

namespace Coordination.Cli.Replies;

/// <summary>Answers of <c>schema</c>.</summary>
internal static class SchemaReply
{
    public static Reply Of(IReadOnlyCollection<string> names) => new("schema")
    {
        Data = json => json.Objects("schemas", names, (item, name) => Describe(item, name)),
        Text = page => List(page, names),
        NextActions = [NextAction.Coord("schema", "prd")],
    };

    public static Reply Of(string name) => new("schema")
    {
        Data = json => json.Objects("schemas", [name], (item, one) => item.Document("schema", Describe(item, one))),
        Text = page => Print(page, name),
    };

    private static JsonElement Describe(JsonText json, string name)
    {
        var schema = Parse(name);
        json.String("name", name).String("id", Member(schema, "$id")).String("title", Member(schema, "title")).String("description", Member(schema, "description"));
        return schema;
    }

    private static void List(TextPage page, IEnumerable<string> names)
    {
        var table = new TextTable("NAME", "WHAT").Flexible(1);
        foreach (var name in names)
        {
            var schema = Parse(name);
            table.Row(name, Member(schema, "description") ?? Member(schema, "title"));
        }

        page.Table(table).Line().Line("next: coord schema prd");
    }

    private static void Print(TextPage page, string name)
    {
        foreach (var line in Encoding.UTF8.GetString(PublishedSchemas.Text(name).Span).TrimEnd('\n').Split('\n'))
        {
            page.Line(line);
        }
    }

    private static JsonElement Parse(string name)
    {
        using var document = JsonDocument.Parse(PublishedSchemas.Text(name));
        return document.RootElement.Clone();
    }

    private static string? Member(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.GetString() : null;
}
