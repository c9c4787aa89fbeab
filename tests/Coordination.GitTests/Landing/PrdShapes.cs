namespace Coordination.GitTests.Landing;

/// <summary>A PRD document as sessions write them, with far more members than coord knows.</summary>
internal static class PrdShapes
{
    public const string Path = "docs/prds/prd-one.json";

    public const string Document = """
        {
          "project": "Print Shop",
          "branchName": "feature/one",
          "description": "Preview every label before it is printed, with “real” margins.",
          "credentialRequirements": [],
          "userStories": [
            {
              "id": "US-001",
              "title": "Draw the label",
              "acceptanceCriteria": [
                "Uses the printer's margins (in `mm`)",
                "Works in light and dark mode"
              ],
              "priority": 1,
              "passes": false,
              "notes": "",
              "e2eRequired": true,
              "testIntensity": "medium"
            },
            {
              "id": "US-002",
              "title": "Zoom",
              "acceptanceCriteria": ["Steps of 25 %"],
              "priority": 2,
              "passes": false,
              "notes": "",
              "documentationType": null,
              "requiredCredentials": []
            },
            {
              "id": "US-003",
              "title": "Print from the preview",
              "priority": 3,
              "passes": false,
              "notes": ""
            }
          ]
        }

        """;

    /// <summary>The document with a story done, as a session edits it: notes and a member of its own taste beside.</summary>
    public static string Done(string document, string story, string notes)
    {
        var at = document.IndexOf($"\"id\": \"{story}\"", StringComparison.Ordinal);
        return document[..at] + Replace(
            Replace(document[at..], "\"passes\": false", "\"passes\": true"), "\"notes\": \"\"", $"\"notes\": \"{notes}\",\n      \"testedBy\": \"hand\"");
    }

    private static string Replace(string text, string old, string @new)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + @new + text[(at + old.Length)..];
    }
}
