using System.Text.Json.Nodes;

namespace TestKit;

/// <summary>A PRD as a project begins with: its entry in the registry and its document. All but the id has a plain default.</summary>
/// <param name="Id">With or without <c>prd-</c>; written as it is.</param>
public sealed record PrdSeed(string Id)
{
    public string? Title { get; init; }

    public string Status { get; init; } = "ready";

    /// <summary>Null leaves the member out.</summary>
    public string? Priority { get; init; }

    /// <summary>The stories; null leaves the document out as well.</summary>
    public IReadOnlyList<StorySeed>? Stories { get; init; } = Numbered(2);

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<string> Paths { get; init; } = [];

    public IReadOnlyList<ConflictSeed> ConflictsWith { get; init; } = [];

    /// <summary>Null: <c>feature/</c> and the id without <c>prd-</c>.</summary>
    public string? BranchName { get; init; }

    /// <summary>The id without <c>prd-</c>.</summary>
    public string Name => Id.StartsWith("prd-", StringComparison.Ordinal) ? Id[4..] : Id;

    public string Branch => BranchName ?? "feature/" + Name;

    /// <summary>Where the document lies: <c>docs/prds/prd-&lt;name&gt;.json</c>.</summary>
    public string File => $"docs/prds/prd-{Name}.json";

    /// <summary>A PRD with this many stories, <c>US-001</c> and on.</summary>
    public static PrdSeed Of(string id, int stories) => new(id) { Stories = Numbered(stories) };

    /// <summary>The same PRD with its first stories done.</summary>
    public PrdSeed Done(int count) => this with { Stories = [.. Stories!.Select((story, index) => story with { Passes = index < count })] };

    public JsonObject RegistryEntry()
    {
        var entry = new JsonObject { ["id"] = Id, ["title"] = Title ?? Name, ["status"] = Status };
        if (Priority is not null)
        {
            entry["priority"] = Priority;
        }

        entry["prdFile"] = File;
        entry["branchName"] = Branch;
        entry["stories"] = new JsonObject { ["total"] = Stories?.Count ?? 0, ["completed"] = Stories?.Count(story => story.Passes) ?? 0 };
        entry["dependsOn"] = Texts(DependsOn);
        entry["conflictsWith"] = new JsonArray([.. ConflictsWith.Select(conflict => (JsonNode)new JsonObject
        {
            ["prdId"] = conflict.PrdId,
            ["risk"] = conflict.Risk,
            ["sharedPaths"] = Texts(conflict.SharedPaths),
        })]);
        if (Paths.Count > 0)
        {
            entry["paths"] = Texts(Paths);
        }

        return entry;
    }

    public JsonObject Document() => new()
    {
        ["project"] = "Print Shop",
        ["branchName"] = Branch,
        ["description"] = Title ?? Name,
        ["userStories"] = new JsonArray([.. (Stories ?? []).Select((story, index) => (JsonNode)new JsonObject
        {
            ["id"] = story.Id,
            ["title"] = story.Title,
            ["priority"] = story.Priority ?? index + 1,
            ["passes"] = story.Passes,
            ["notes"] = "",
        })]),
    };

    private static StorySeed[] Numbered(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new StorySeed($"US-{number:000}", $"Story {number}"))];

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
