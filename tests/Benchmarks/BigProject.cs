using System.Globalization;
using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Benchmarks;

/// <summary>A project of 1,000 PRDs, 200 of them held, as its two state files say it. The last PRD is free.</summary>
internal static class BigProject
{
    public const int Prds = 1000;
    public const int Held = 200;
    public const string FreePrd = "prd-0999";

    public static byte[] Locks { get; } = Text(
        "{\n  \"version\": 1,\n  \"fence\": 200,\n  \"sessions\": [\n", Held, Lock, "\n  ]\n}\n");

    public static byte[] Registry { get; } = Text(
        "{\n  \"version\": 1,\n  \"prds\": [\n", Prds, Entry, "\n  ],\n  \"completed\": [],\n  \"abandoned\": []\n}\n");

    public static LocksDocument ParseLocks() => LocksDocument.Parse(Locks, StatePath.Locks).Document!;

    public static RegistryDocument ParseRegistry() => RegistryDocument.Parse(Registry, StatePath.Registry).Document!;

    public static CoordinationState State()
    {
        var locks = ParseLocks();
        return new CoordinationState { Locks = locks.Locks, Fence = locks.Fence, Prds = ParseRegistry().Prds };
    }

    private static byte[] Text(string head, int count, Func<int, string> line, string tail) =>
        Encoding.UTF8.GetBytes(head + string.Join(",\n", Enumerable.Range(0, count).Select(line)) + tail);

    private static string Lock(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "sessionId": "developer-{{number:x6}}",
              "prdId": "prd-{{number:0000}}",
              "prdFile": "docs/prds/prd-{{number:0000}}.json",
              "branch": "feature/{{number:0000}}",
              "claimedAt": "2026-02-19T15:00:00Z",
              "heartbeat": "2026-02-19T15:10:00Z",
              "currentStory": "US-001",
              "status": "in_progress",
              "fence": {{number + 1}},
              "opId": "{{number:x32}}",
              "machine": "15b557ab"
            }
        """);

    // Each expects to touch a folder of its own and one that ten share: a low risk, as in a real project.
    private static string Entry(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "id": "prd-{{number:0000}}",
              "title": "Work number {{number}}",
              "status": "{{(number < Held ? "in_progress" : "ready")}}",
              "priority": "medium",
              "prdFile": "docs/prds/prd-{{number:0000}}.json",
              "stories": { "total": 5, "completed": 0 },
              "dependsOn": [],
              "paths": ["src/part{{number}}/a/**", "src/part{{number}}/b/**", "src/part{{number}}/c/*.cs", "src/part{{number}}/d/*.cs", "src/part{{number}}/e/*.cs", "src/shared{{number % 100}}/*.cs"]
            }
        """);
}
