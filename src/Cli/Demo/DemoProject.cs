namespace Coordination.Cli.Demo;

/// <summary>What the shop's repository has on main before anybody works.</summary>
internal static class DemoProject
{
    /// <summary>How often a takeover is asked for before it counts as failed.</summary>
    public const int MostLooks = 20;

    /// <summary>Every file with its text.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["README.md"] = "# Print shop\n",
        ["src/templates/readme.txt"] = "Templates come here.\n",
        ["project.json"] = """
            {
              "name": "print-shop",
              "coordination": { "staleAfter": "4s", "heartbeatEvery": "1s", "challengeWindow": "1s" }
            }

            """,
        ["docs/prd-registry.json"] = """
            {
              "version": 1,
              "prds": [
                { "id": "print-templates", "title": "Templates for print", "status": "ready", "priority": "critical",
                  "stories": { "total": 2, "completed": 0 }, "paths": ["src/templates/**"] },
                { "id": "receipts", "title": "Receipts from templates", "status": "ready", "priority": "high",
                  "stories": { "total": 1, "completed": 0 }, "paths": ["src/templates/**", "src/receipts/**"] },
                { "id": "billing", "title": "Monthly bills", "status": "ready",
                  "stories": { "total": 2, "completed": 0 }, "paths": ["src/billing/**"] },
                { "id": "legacy-import", "title": "Import from the old system", "status": "ready",
                  "stories": { "total": 1, "completed": 0 }, "paths": ["src/import/**"] }
              ],
              "completed": [],
              "abandoned": []
            }

            """,
        ["docs/prds/prd-print-templates.json"] = Document("print-templates", "Template model", "Preview"),
        ["docs/prds/prd-receipts.json"] = Document("receipts", "Receipt layout"),
        ["docs/prds/prd-billing.json"] = Document("billing", "Sum the month", "Send the bill"),
        ["docs/prds/prd-legacy-import.json"] = Document("legacy-import", "Read the old files"),
    };

    /// <summary>The document as a branch edits it: every story passes, with a note.</summary>
    public static string Done(string document) =>
        document.Replace("\"passes\": false, \"notes\": \"\"", "\"passes\": true, \"notes\": \"reviewed\"", StringComparison.Ordinal);

    private static string Document(string name, params string[] stories) =>
        $"{{\n  \"branchName\": \"feature/{name}\",\n  \"userStories\": [\n"
        + string.Join(",\n", stories.Select((title, index) =>
            $"    {{ \"id\": \"US-{index + 1:000}\", \"title\": \"{title}\", \"priority\": {index + 1}, \"passes\": false, \"notes\": \"\" }}"))
        + "\n  ]\n}\n";
}
