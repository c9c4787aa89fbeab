using Coordination.Protocol;

namespace Coordination.Tests.Documents;

public sealed class ArchivingTests
{
    private const string Locks = """{"sessions":[{"sessionId":"s","prdId":"a"}]}""";

    private const string Registry = """
        {
          "version": 1,
          "prds": [
            { "id": "b" },
            {
              "id": "prd-a",
              "team": { "lead": "Zoë",
                        "size": 3 },
              "status": "in_progress",
              "filePath": "docs/prds/prd-a.md",
              "jsonPath": "docs/prds/prd-a.json",
              "stories": ["US-001", "US-002"]
            }
          ],
          "completed": [
            { "id": "c" }
          ]
        }
        """;

    [Fact]
    public void A_released_entry_moves_with_everything_that_it_has()
    {
        var after = StateFiles.Read(Locks, Registry).Release("s");
        Assert.Equal("""
            {
              "version": 1,
              "prds": [
                { "id": "b" }
              ],
              "completed": [
                { "id": "c" },
                {
                  "id": "prd-a",
                  "team": { "lead": "Zoë",
                            "size": 3 },
                  "status": "completed",
                  "filePath": "docs/completed/2026-03-04/prd-a.md",
                  "jsonPath": "docs/completed/2026-03-04/prd-a.json",
                  "stories": ["US-001", "US-002"],
                  "completedAt": "2026-03-04T05:06:07Z",
                  "sessionId": "s",
                  "opId": "op-3",
                  "archivedTo": "docs/completed/2026-03-04"
                }
              ]
            }
            """, after.RegistryText);
        var entry = after.Registry.Completed[1];
        Assert.Equal("s", entry.FinishedBy);
        Assert.Equal("op-3", entry.FinishedByOp);
    }

    [Fact]
    public void An_abandoned_entry_makes_the_list_that_is_missing()
    {
        var after = StateFiles.Read(Locks, Registry).Abandon("s");
        Assert.Contains("  \"completed\": [\n    { \"id\": \"c\" }\n  ],\n  \"abandoned\": [\n    {\n      \"id\": \"prd-a\",\n", after.RegistryText, StringComparison.Ordinal);
        Assert.EndsWith("\n      \"archivedTo\": \"docs/abandoned/2026-03-04-prd-a\"\n    }\n  ]\n}", after.RegistryText, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"gave \\\"up\\\"\"", after.RegistryText, StringComparison.Ordinal);
        Assert.Equal("gave \"up\"", Assert.Single(after.Registry.Abandoned).Reason);
    }

    [Fact]
    public void An_entry_that_comes_back_loses_what_the_archive_added()
    {
        var files = StateFiles.Read(Locks, Registry).Abandon("s");
        var gone = files.Registry.Abandoned[0];
        var back = gone with
        {
            Status = PrdStatus.Ready, AbandonedAt = null, Reason = null, FinishedBy = null, FinishedByOp = null, ArchivedTo = null,
            PrdFile = "docs/prds/prd-a.json", Files = ["docs/prds/prd-a.json", "docs/prds/prd-a.md"],
        };
        var after = files.Write(files.State with { Prds = files.State.Prds.Add(back), Abandoned = [] });
        Assert.Equal(
        [
            "-      \"status\": \"in_progress\",", "+      \"status\": \"ready\",",
            "-  ]", "+  ],", "+  \"abandoned\": []",
        ], LineChanges.Between(Registry, after.RegistryText));
    }

    [Fact]
    public void An_entry_is_laid_out_anew_only_where_its_new_place_is_deeper()
    {
        const string text = "{\n\t\"prds\": [{\n\t\t\"id\": \"a\",\n\t\t\"deep\": {\n\t\t\t\"x\": 1\n\t\t}\n\t}],\n\t\"completed\": [\n\t\t{\n\t\t\t\"id\": \"c\"\n\t\t}\n\t]\n}";
        var after = StateFiles.Read(Locks, text).Release("s");
        Assert.StartsWith(
            "{\n\t\"prds\": [],\n\t\"completed\": [\n\t\t{\n\t\t\t\"id\": \"c\"\n\t\t},\n\t\t{\n\t\t\t\"id\": \"a\",\n\t\t\t\"deep\": {\n\t\t\t\t\"x\": 1\n\t\t\t},\n\t\t\t\"status\": \"completed\",",
            after.RegistryText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_on_a_PRD_that_no_list_has_is_archived_as_a_new_entry()
    {
        var after = StateFiles.Read(Locks).Release("s");
        Assert.Equal("""
            {
              "version": 1,
              "prds": [],
              "completed": [
                {
                  "id": "a",
                  "status": "completed",
                  "priority": "medium",
                  "completedAt": "2026-03-04T05:06:07Z",
                  "sessionId": "s",
                  "opId": "op-3",
                  "archivedTo": "docs/completed/2026-03-04"
                }
              ],
              "abandoned": []
            }

            """, after.RegistryText);
    }

    [Fact]
    public void A_new_entry_has_every_member_in_the_order_of_the_protocol()
    {
        var prd = new PrdEntry
        {
            Id = "prd-x", Title = "Ünïcode ☃ 😀", PrdFile = "docs/prds/prd-x.json", Files = ["docs/prds/prd-x.json", "docs/prds/prd-x.md"],
            BranchName = "feature/x", StoriesTotal = 3, DependsOn = ["a"], Paths = ["src/**"], CreatedAt = new("2026-01-01"),
            ConflictsWith = [new("b", RiskLevel.High, ["src/x"])], Priority = PrdPriority.High,
        };
        var after = StateFiles.Read().Write(CoordinationState.Empty with { Prds = [prd] });
        Assert.Contains("""
                  "id": "prd-x",
                  "title": "Ünïcode ☃ 😀",
                  "status": "ready",
                  "priority": "high",
                  "prdFile": "docs/prds/prd-x.json",
                  "filePath": "docs/prds/prd-x.md",
                  "branchName": "feature/x",
                  "stories": { "total": 3, "completed": 0 },
                  "dependsOn": ["a"],
                  "conflictsWith": [{ "prdId": "b", "risk": "high", "sharedPaths": ["src/x"] }],
                  "paths": ["src/**"],
                  "createdAt": "2026-01-01"
            """, after.RegistryText, StringComparison.Ordinal);
        Assert.Equal(StateFiles.Meaning(CoordinationState.Empty with { Prds = [prd with { StoriesCompleted = 0 }] }), StateFiles.Meaning(after.State));
    }
}
