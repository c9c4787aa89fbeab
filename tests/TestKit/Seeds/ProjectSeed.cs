using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TestKit;

/// <summary>What a project has on its main branch before anybody works: state files, PRDs, settings, a few source files.</summary>
public sealed record ProjectSeed
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<PrdSeed> Prds { get; init; } = [];

    public string Branch { get; init; } = "main";

    public bool MultiSession { get; init; } = true;

    /// <summary>The member <c>coordination</c> of <c>project.json</c>; null leaves it out.</summary>
    public JsonObject? Coordination { get; init; }

    /// <summary>More files, and other texts for the ones above: path to text.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Every file with its text.</summary>
    public IReadOnlyDictionary<string, string> AllFiles()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["README.md"] = "# Print Shop\n",
            ["src/print.txt"] = Lines("print"),
            ["src/layout.txt"] = Lines("layout"),
            ["src/shared/types.txt"] = Lines("type"),
            ["project.json"] = Text(Project()),
            ["docs/prd-registry.json"] = Text(Registry()),
            ["docs/session-locks.json"] = Text(new JsonObject { ["version"] = 1, ["sessions"] = new JsonArray() }),
        };
        foreach (var prd in Prds.Where(prd => prd.Stories is not null))
        {
            files[prd.File] = Text(prd.Document());
            files[Path.ChangeExtension(prd.File, ".md")] = $"# {prd.Title ?? prd.Name}\n";
        }

        foreach (var (path, text) in Files)
        {
            files[path] = text;
        }

        return files;
    }

    /// <summary>JSON as coord lays it out: two spaces, LF, a last newline.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Layout) + "\n";

    private static string Lines(string word) => string.Concat(Enumerable.Range(1, 20).Select(number => $"{word} {number}\n"));

    private JsonObject Project()
    {
        var project = new JsonObject { ["name"] = "print-shop", ["agents"] = new JsonObject { ["multiSession"] = MultiSession } };
        if (Coordination is not null)
        {
            project["coordination"] = Coordination.DeepClone();
        }

        return project;
    }

    private JsonObject Registry() => new()
    {
        ["version"] = 1,
        ["prds"] = new JsonArray([.. Prds.Select(prd => (JsonNode)prd.RegistryEntry())]),
        ["completed"] = new JsonArray(),
        ["abandoned"] = new JsonArray(),
    };
}
