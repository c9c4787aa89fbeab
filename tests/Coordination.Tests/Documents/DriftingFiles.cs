using System.Text;
using System.Text.Json;

namespace Coordination.Tests.Documents;

/// <summary>State files as they are found in the wild: every choice of spelling, kind and layout made at random.</summary>
internal static class DriftingFiles
{
    private static readonly JsonSerializerOptions Spread = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Ready = ["\"ready\"", "\"available\"", "\"pending\"", "\"todo\"", "\"planned\"", "\"not_started\"", "null", ""];
    private static readonly string[] Other =
        ["\"draft\"", "\"complete\"", "\"completed\"", "\"merged\"", "\"committed\"", "\"pushed\"", "\"in_progress\"", "\"blocked\"", "\"parked\"", "7"];

    /// <summary>A registry in which <c>prd-0</c> can be claimed.</summary>
    public static string Registry(Random random)
    {
        var lists = new List<string>
        {
            Member("prds", List(Enumerable.Range(0, random.Next(1, 6)).Select(i => Entry(random, i, i == 0 ? Ready : Other)).Prepend(random.Next(4) == 0 ? "{\"note\":[1,2]}" : "").Where(text => text.Length > 0))),
        };
        if (random.Next(4) > 0)
            lists.Add(Member("completed", List(Enumerable.Range(10, random.Next(3)).Select(i => Entry(random, i, Other)))));
        if (random.Next(3) > 0)
            lists.Add(Member("abandoned", List(Enumerable.Range(20, random.Next(3)).Select(i => random.Next(4) == 0 ? $"\"prd-{i}\"" : Entry(random, i, Other)))));
        return File(random, lists);
    }

    /// <summary>Locks of sessions that do not hold <c>prd-0</c>.</summary>
    public static string Locks(Random random)
    {
        var members = new List<string>();
        var count = random.Next(3);
        if (random.Next(2) == 0)
            members.Add(Member("sessions", List(Enumerable.Range(1, count).Select(i => Lock(random, i)))));
        if (members.Count == 0 || random.Next(4) == 0)
            members.Add(Member("locks", List(Enumerable.Range(4, random.Next(3)).Select(i => Lock(random, i)))));
        if (random.Next(2) == 0)
            members.Add(Member("fence", Pick(random, "3", "0", "\"4\"", "null")));
        return File(random, members);
    }

    private static string File(Random random, List<string> members)
    {
        if (Pick(random, "", "1", "\"1\"", "\"1.0\"", "\"1.1.0\"") is { Length: > 0 } version)
            members.Insert(random.Next(members.Count + 1), Member("version", version));
        if (random.Next(2) == 0)
            members.Insert(random.Next(members.Count + 1), Member("updated by", "\"Zoë 漢 😀 \\u00e9 \\/\""));
        return LaidOut(random, Object(members));
    }

    private static string Entry(Random random, int number, string[] words)
    {
        var members = new List<string>
        {
            Member("id", $"\"{Pick(random, "prd-", "")}{number}\""),
            Optional(random, Pick(random, "title", "name"), "\"Der \\\"Titel\\\" – ß\""),
            Optional(random, "status", Pick(random, words)),
            Optional(random, "priority", Pick(random, "\"normal\"", "\"critical\"", "\"high\"", "\"low\"", "3", "null")),
            Optional(random, "createdAt", Pick(random, "\"2026-02-28\"", "\"2026-02-28T01:02:03Z\"")),
            Optional(random, "startedAt", "\"2026-02-26\""),
            Optional(random, Pick(random, "branchName", "branch"), $"\"feature/{number}\""),
            Optional(random, "stories", Pick(random, "5", "[\"US-001\",\"US-002\"]", "{\"total\":4,\"completed\":1}", "{\"total\":4}", "[]")),
            Optional(random, Pick(random, "estimatedStories", "storyCount"), "6"),
            Optional(random, Pick(random, "storiesCompleted", "completedStories"), Pick(random, "1", "[\"US-001\"]")),
            Optional(random, Pick(random, "dependsOn", "dependencies", "blockedBy"), Pick(random, "[]", "null")),
            Optional(random, "conflictsWith", Pick(random, "[]", "[\"prd-9\"]", "[{\"prdId\":\"prd-9\",\"risk\":\"low\",\"why\":[\"x\"]}]")),
            Optional(random, "jsonPath", $"\"docs/prds/prd-{number}.json\""),
            Optional(random, "prdFile", $"\"docs/prds/prd-{number}.json\""),
            Optional(random, "filePath", $"\"docs/prds/prd-{number}.md\""),
            Optional(random, "custom", Pick(random, "{\"deep\":{\"er\":[1.50,-0,1e3,true,null]},\"s\":\"\\u00e9\"}", "\"x\"", "[[]]", "{}")),
        };
        return Object(Shuffled(random, members));
    }

    private static string Lock(Random random, int number)
    {
        var status = Pick(random, "in_progress", "pushed", "blocked", "queued", "sleeping");
        var members = new List<string>
        {
            Member("sessionId", $"\"s-{number}\""),
            Optional(random, "prdId", $"\"prd-{number}\""),
            Optional(random, Pick(random, "heartbeat", "lastHeartbeat"), "\"2026-02-19T21:45:00Z\""),
            Optional(random, Pick(random, "claimedAt", "startedAt"), Pick(random, "\"2026-02-19\"", "\"2026-02-19T21:45:00Z\"")),
            Optional(random, "currentStory", Pick(random, "null", "\"US-001\"")),
            Optional(random, "status", $"\"{status}\""),
            status == "blocked" ? Member("blockedReason", "\"rebase\"") : "",
            Optional(random, "fence", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Optional(random, "opId", $"\"op-{number}\""),
            Optional(random, "custom", "{\"a\":[1,{\"b\":null}]}"),
        };
        return Object(Shuffled(random, members));
    }

    private static string LaidOut(Random random, string json)
    {
        var style = random.Next(6);
        var text = style switch
        {
            0 => json,
            1 => json.Replace("\":", "\": ", StringComparison.Ordinal).Replace(",\"", ", \"", StringComparison.Ordinal),
            _ => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Spread).ReplaceLineEndings("\n"),
        };
        if (style is 3 or 4)
            text = string.Join('\n', text.Split('\n').Select(line => Deeper(line, style == 3 ? "\t" : "    ")));
        text += Pick(random, "", "\n");
        return random.Next(3) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    private static string Deeper(string line, string unit)
    {
        var rest = line.TrimStart(' ');
        return new StringBuilder().Insert(0, unit, (line.Length - rest.Length) / 2).Append(rest).ToString();
    }

    private static string Optional(Random random, string name, string value) => value.Length == 0 || random.Next(3) == 0 ? "" : Member(name, value);

    private static string Member(string name, string value) => $"\"{name}\":{value}";

    private static string Object(IEnumerable<string> members) => "{" + string.Join(',', members.Where(member => member.Length > 0)) + "}";

    private static string List(IEnumerable<string> items) => "[" + string.Join(',', items) + "]";

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static List<string> Shuffled(Random random, List<string> members)
    {
        var array = members.ToArray();
        if (random.Next(2) == 0)
            random.Shuffle(array);
        return [.. array];
    }
}
