namespace Coordination.Tests.Documents.Schemas;

/// <summary>Documents as the published schemas describe them, made by hand.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["session-locks"] = """
            {
              "version": 1,
              "fence": 44,
              "sessions": [
                { "sessionId": "developer-abc123", "prdId": "print-templates", "prdFile": "docs/prds/prd-print-templates.json",
                  "branch": "feature/print-templates", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z",
                  "currentStory": null, "status": "in_progress", "fence": 42, "opId": "7b1e0c9d2f3a4b5c6d7e8f9012345678", "machine": "0a1b2c3d",
                  "challenge": { "by": "developer-def456", "at": "2026-02-19T15:20:00Z", "heartbeat": "2026-02-19T15:00:00Z" },
                  "completedStories": ["US-001"], "ourOwn": { "kept": true } },
                { "sessionId": "developer-b", "prdId": "b", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z",
                  "currentStory": "US-002", "status": "blocked", "blockedReason": "merge conflict", "conflictFiles": ["src/a.cs"] },
                { "sessionId": "developer-c", "prdId": "c", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z",
                  "status": "queued", "queuedAt": "2026-02-19T16:00:00Z", "priority": "high" },
                { "sessionId": "developer-d", "prdId": "d", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z",
                  "status": "merging", "landing": { "commit": "0123456789012345678901234567890123456789", "base": "abcdefabcdefabcdefabcdefabcdefabcdefabcd" } },
                { "sessionId": "developer-e", "prdId": "e", "claimedAt": "2026-02-19T15:00:00Z", "heartbeat": "2026-02-19T15:00:00Z",
                  "status": "pr_open", "prUrl": "https://example.org/pull/7", "headOid": "0123456789012345678901234567890123456789" }
              ],
              "runner": { "sessionId": "developer-c", "opId": "7b1e0c9d", "heartbeat": "2026-02-19T16:00:00Z" },
              "queueHistory": []
            }
            """,
        ["prd-registry"] = """
            {
              "version": 1,
              "prds": [
                { "id": "print-templates", "title": "Print templates", "status": "ready", "priority": "high",
                  "prdFile": "docs/prds/prd-print-templates.json", "branchName": "feature/print-templates",
                  "stories": { "total": 5, "completed": 2 }, "dependsOn": ["permissions"],
                  "conflictsWith": [{ "prdId": "layout", "risk": "low", "sharedPaths": ["src/shared/types.ts"] }],
                  "paths": ["src/print/**"], "createdAt": "2026-02-18T09:00:00Z", "startedAt": "2026-02-19T15:00:00Z" }
              ],
              "completed": [
                { "id": "prd-permissions", "status": "completed", "completedAt": "2026-02-18T12:00:00Z", "sessionId": "developer-abc123",
                  "opId": "7b1e0c9d", "mergeCommit": "0123456789012345678901234567890123456789", "archivedTo": "docs/completed/2026-02-18" }
              ],
              "abandoned": [
                { "id": "old", "status": "abandoned", "abandonedAt": "2026-02-17T12:00:00Z", "reason": "not wanted any more" }
              ]
            }
            """,
        ["prd"] = """
            {
              "project": "Print Shop", "branchName": "feature/print-templates",
              "userStories": [
                { "id": "US-001", "title": "A form", "priority": 1, "passes": true, "notes": "", "acceptanceCriteria": ["Lint passes"] },
                { "id": "US-002", "title": "Its print", "passes": false }
              ]
            }
            """,
        ["project"] = """
            {
              "name": "print-shop", "agents": { "multiSession": true, "model": "any" }, "git": { "defaultBranch": "main" },
              "coordination": {
                "remote": "origin", "stateRef": "refs/coord/state", "staleAfter": "10m", "heartbeatEvery": "500ms", "challengeWindow": "2m",
                "pushBudget": "45s", "pushAttempts": 3, "sessionPrefix": "developer", "sessionsDir": "../print-shop-sessions",
                "expireAfter": "24h", "endStrategy": "keep", "mergeMethod": "merge", "copyFiles": [".env"], "keepArtifacts": ["docs/**"],
                "checks": ["make test"], "checksReadState": false, "fix": "make fix", "skipCi": "subject", "sign": true,
                "identity": { "name": "A Bot", "email": "bot@example.org" }
              }
            }
            """,
        ["session-manifest"] = """
            {
              "version": 1, "project": "print-shop",
              "sessions": [
                { "id": "print", "sessionId": "developer-abc123", "branch": "session/print", "worktree": "../print-shop-sessions/print",
                  "startedAt": "2026-02-19T15:00:00Z", "goals": ["print templates"], "status": "active" }
              ]
            }
            """,
        ["worktree-session"] = """
            {
              "version": 1, "id": "abc-123-def", "status": "active", "created": "2025-11-03T04:00:00Z", "last_active": "2025-11-03T04:15:00Z",
              "first_message": "Implement authentication",
              "worktree_info": { "path": "/repo/worktree-feature-auth", "branch": "feature-auth", "repo_root": "/repo", "is_temporary": false, "merge_target": "main" },
              "name": "auth", "type": "feature", "goals": ["authentication"], "prdId": "auth", "fence": 7, "prUrl": null, "result": null,
              "conversationId": null, "messages": 15
            }
            """,
    };

    public static string Of(string schema) => Texts[schema];
}
