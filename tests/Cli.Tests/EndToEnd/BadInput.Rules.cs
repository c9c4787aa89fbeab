using System.Text.Json.Nodes;

namespace Coordination.Cli.Tests.EndToEnd;

internal sealed partial record BadInput
{
    private static ProjectSeed OnlyDrafts => new() { Prds = [PrdSeed.Of("labels", 1) with { Status = "draft" }] };

    private static IEnumerable<BadInput> Rules() =>
    [
        Of("no such PRD", "prd_not_found", 4, "claim print-template", says: ["did you mean print-templates?", "coord claim print-templates"]),
        Of("no such PRD, and none near it", "prd_not_found", 4, "claim zzz", says: "coord prd list"),
        Of("no such PRD to show", "prd_not_found", 4, "prd show bill", says: "billing"),
        Of("held", "held", 3, "claim billing", scene => Run(scene, "two: claim billing --session developer-two"),
            "billing is held by developer-two since 20", "last heartbeat ", " ago", "coord claim --next"),
        Of("released by somebody who does not hold it", "held", 3, "release billing", scene => Run(scene, "two: claim billing")),
        Of("dependency open", "dependency_open", 5, "claim invoices", says: "depends on billing"),
        Of("a draft", "not_ready", 5, "claim labels", says: "is a draft"),
        Of("completed already", "not_ready", 5, "claim billing", scene => Run(scene, "two: claim billing", "two: release --incomplete"), "completed"),
        Of("high conflict risk", "conflict_risk", 5, "claim receipts", scene => Run(scene, "two: claim print-templates"), "print-templates", "src/templates/**"),
        Of("a second PRD", "already_holding", 5, "claim billing", scene => Run(scene, "claim print-templates"), "coord release print-templates"),
        Of("nothing now", "nothing_now", 5, "claim --next --session developer-fresh",
            scene => Run(scene, "two: claim print-templates", "claim billing --session developer-third"), "receipts: high conflict risk", "ask again in 10 min"),
        Of("nothing left", "nothing_left", 4, "claim --next", says: "labels") with { Seed = OnlyDrafts },
        Of("stories open", "stories_open", 5, "release", scene => Run(scene, "claim print-templates"), "US-001", "coord heartbeat --story US-001"),
        Of("no such story", "story_not_found", 4, "heartbeat --story US-009", scene => Run(scene, "claim print-templates"), "US-001, US-002"),
        Of("no lock", "no_lock", 4, "heartbeat"),
        Of("no lock on this PRD", "no_lock", 4, "release billing", says: "coord claim billing"),
        Of("grant old", "grant_old", 6, "heartbeat --session developer-x", scene => Run(scene, "two: claim billing --session developer-x"), "fence 1"),
        Of("lock lost", "lock_lost", 6, "heartbeat", scene => Run(scene, "claim billing --session developer-one", "two: resume billing --session developer-two --now --yes"),
            "developer-one has lost billing: developer-two holds it now", "git push origin feature/billing:refs/heads/rescue/billing-developer-one"),
        Of("lock gone", "lock_lost", 6, "release", scene => Run(scene, "claim billing --session developer-one", "two: unclaim billing --now --yes"), "the lock is gone"),
        Of("not yet", "not_yet", 75, "resume billing", async scene =>
        {
            scene.EditMain("project.json", text => text.Replace("\"name\"", "\"coordination\": { \"staleAfter\": \"1s\", \"challengeWindow\": \"1h\" }, \"name\"", StringComparison.Ordinal));
            scene.EditMain(Locks, _ => HandMade("billing"));
            await scene.One.RunAsync(75, "resume", "billing");
        }, "was asked whether it lives", "ask again in", "coord resume billing --wait"),
        Of("locks stand", "locks_open", 9, "deinit", scene => Run(scene, "two: claim billing")),
        Of("checks that cannot run", "checks_failed", 11, "release --incomplete", scene => Run(scene, "claim billing"), "dotnet test") with
        {
            Seed = new() { Prds = Scene.Shop, Coordination = new JsonObject { ["checks"] = new JsonArray("dotnet test") } },
        },
        Of("an illegal history", "verify_failed", 7, "verify", scene =>
        {
            scene.EditMain(Locks, _ => HandMade("billing"));
            scene.EditMain(Locks, _ => HandMade("billing", "billing"));
        }, "double_grant"),
    ];

    /// <summary>The lock file as somebody writes it by hand, long ago.</summary>
    private static string HandMade(params string[] prds)
    {
        var entries = prds.Select((prd, index) =>
            $$"""    { "sessionId": "developer-hand{{index}}", "prdId": "{{prd}}", "branch": "feature/{{prd}}", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z", "currentStory": null, "status": "in_progress" }""");
        return $$"""
            {
              "version": 1,
              "sessions": [
            {{string.Join(",\n", entries)}}
              ]
            }

            """;
    }
}
