using Coordination.Protocol;

namespace Coordination.Tests.Documents;

/// <summary>What prd add and prd ready change in the bytes of a registry.</summary>
public sealed class OpeningTests
{
    private const string Registry = """
        {
          "prds": [
            { "id": "b", "owner": "Zoë" },
            {
              "id": "d",
              "status": "Draft",
              "filePath": "docs/drafts/prd-d.md",
              "jsonPath": "docs/drafts/prd-d.json",
              "team": { "lead": "x" }
            }
          ],
          "abandoned": [
            {
              "id": "gone",
              "title": "Gone",
              "status": "abandoned",
              "jsonPath": "docs/abandoned/2026-01-01-gone/prd-gone.json",
              "filePath": "docs/abandoned/2026-01-01-gone/prd-gone.md",
              "team": { "lead": "y" },
              "abandonedAt": "2026-01-01T00:00:00Z",
              "archivedTo": "docs/abandoned/2026-01-01-gone"
            }
          ]
        }
        """;

    [Fact]
    public void A_new_PRD_is_one_entry_at_the_end()
    {
        var after = StateFiles.Read(null, Registry).Do(Add(new NewPrd { Id = "new", Json = "{}" }));
        const string last = "      \"team\": { \"lead\": \"x\" }\n    }";
        Assert.Equal(
            Registry.Replace(last, last + """
                ,
                    {
                      "id": "new",
                      "status": "draft",
                      "priority": "medium",
                      "prdFile": "docs/drafts/prd-new.json",
                      "createdAt": "2026-03-04T05:06:07Z"
                    }
                """, StringComparison.Ordinal),
            after.RegistryText);
    }

    [Fact]
    public void A_draft_that_becomes_ready_changes_its_status_and_where_its_files_are()
    {
        var files = StateFiles.Read(null, Registry);
        var state = files.State.WithFiles("docs/drafts/prd-d.md", "docs/drafts/prd-d.json");
        var next = Assert.IsType<Decision.Accepted>(Transition.Decide(state, new PrdReadyCommand(new Caller("s"), StateFiles.Time, "op", "d"))).Next;
        Assert.Equal(
            Registry.Replace("\"Draft\"", "\"ready\"", StringComparison.Ordinal).Replace("docs/drafts/", "docs/prds/", StringComparison.Ordinal),
            files.Write(next).RegistryText);
    }

    [Fact]
    public void What_comes_back_brings_its_unknown_members_and_names_only_what_is_there()
    {
        var after = StateFiles.Read(null, Registry).Do(Add(new NewPrd { Id = "gone", Json = "{}", Ready = true })).RegistryText;
        Assert.Contains("\"abandoned\": []", after, StringComparison.Ordinal);
        Assert.Contains("""
                {
                  "id": "gone",
                  "title": "Gone",
                  "status": "ready",
                  "jsonPath": "docs/prds/prd-gone.json",
                  "team": { "lead": "y" }
                }
            """.Replace("    {", "    {", StringComparison.Ordinal), after, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-01", after, StringComparison.Ordinal);
    }

    private static PrdAddCommand Add(NewPrd prd) => new(new Caller("s"), StateFiles.Time, "op", prd);
}

file static class Texts
{
    public static CoordinationState WithFiles(this CoordinationState state, params string[] paths) =>
        state with { PrdFiles = System.Collections.Immutable.ImmutableDictionary.CreateRange(paths.Select(path => KeyValuePair.Create(path, "text"))) };
}
