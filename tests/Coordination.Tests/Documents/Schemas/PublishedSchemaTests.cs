using System.Text.Json;
using Coordination.Documents.Schemas;
using Coordination.Tests.Architecture;

namespace Coordination.Tests.Documents.Schemas;

public sealed class PublishedSchemaTests
{
    public static TheoryData<string> Names => [.. PublishedSchemas.Names];

    [Fact]
    public void The_library_carries_every_schema_of_the_repository_byte_for_byte()
    {
        var folder = Path.Combine(Repository.Root, "schemas");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.ChangeExtension(Path.GetRelativePath(folder, file).Replace('\\', '/'), null));
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), PublishedSchemas.Names);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file.Value), PublishedSchemas.Text(file.Key).ToArray()));
        Assert.Superset(
            new HashSet<string> { "session-locks", "prd-registry", "prd", "project", "session-manifest", "worktree-session" },
            PublishedSchemas.Names.ToHashSet());
        Assert.Throws<ArgumentException>(() => PublishedSchemas.Text("none"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_schema_uses_only_what_editors_of_both_drafts_understand(string name)
    {
        PublishedSchemas.Load(name);
        var schema = JsonDocument.Parse(PublishedSchemas.Text(name)).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.Equal("urn:coordination:schema:" + name.Replace('/', ':'), schema.TryGetProperty("$id", out var id) ? id.GetString() : "no $id");
        Assert.False(string.IsNullOrEmpty(schema.GetProperty("title").GetString()));
        Assert.All(Schemas(schema), one =>
        {
            // An editor would enforce it, and our validator would not.
            Assert.False(one.TryGetProperty("format", out _));

            // It would refuse what a later version adds.
            Assert.False(one.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False);

            // Draft 7 passes over everything beside a reference.
            Assert.True(!one.TryGetProperty("$ref", out _) || one.EnumerateObject().Count() == 1, one.GetRawText());
        });
    }

    [Theory]
    [InlineData("session-locks")]
    [InlineData("prd-registry")]
    [InlineData("prd")]
    [InlineData("project")]
    [InlineData("session-manifest")]
    [InlineData("worktree-session")]
    public void A_sample_keeps_to_its_schema(string name) => Assert.Empty(Validate(name, Samples.Of(name)));

    [Theory]
    [InlineData("session-locks", """{"version":1000,"movedTo":"refs/coord/state"}""")]
    [InlineData("prd-registry", """{"version":1000,"movedTo":"refs/heads/coordination"}""")]
    [InlineData("session-locks", """{"version":1,"sessions":[]}""")]
    [InlineData("project", """{"name":"print-shop","targets":{}}""")]
    public void So_does_a_small_one(string name, string document) => Assert.Empty(Validate(name, document));

    [Theory]
    [InlineData("session-locks", "\"version\": 1,", "\"version\": 2,", "/version must be 1")]
    [InlineData("session-locks", "\"version\": 1,", "", "the document lacks the member version")]
    [InlineData("session-locks", "\"sessions\":", "\"locks\":", "the document lacks the member sessions")]
    [InlineData("session-locks", "\"version\": 1,", "\"version\": 1, \"movedTo\": \"refs/x\",", "/version must be 1000")]
    [InlineData("session-locks", "\"fence\": 42", "\"fence\": \"42\"", "/sessions/0/fence must be of type integer")]
    [InlineData("session-locks", "\"developer-abc123\"", "\"../abc\"", "/sessions/0/sessionId must match")]
    [InlineData("session-locks", "\"heartbeat\": \"2026-02-19T15:00:00Z\",\n      \"currentStory\": null", "\"currentStory\": null", "/sessions/0 lacks the member heartbeat")]
    [InlineData("session-locks", "T15:00:00Z\", \"heartbeat\"", "T15:00:00+01:00\", \"heartbeat\"", "/sessions/0/claimedAt must match")]
    [InlineData("session-locks", "\"in_progress\"", "\"working\"", "/sessions/0/status must be")]
    [InlineData("session-locks", "\"blockedReason\": \"merge conflict\",", "", "/sessions/1 lacks the member blockedReason")]
    [InlineData("session-locks", "\"queuedAt\": \"2026-02-19T16:00:00Z\",", "", "/sessions/2 lacks the member queuedAt")]
    [InlineData("session-locks", "\"base\": \"abcdef", "\"base\": \"ABCDEF", "/sessions/3/landing/base must match")]
    [InlineData("session-locks", "docs/prds/prd-print", "docs/../../prd-print", "/sessions/0/prdFile must match")]
    [InlineData("session-locks", "\"feature/print-templates\"", "\"--force\"", "/sessions/0/branch must match")]
    [InlineData("prd-registry", "\"status\": \"ready\"", "\"status\": \"pending\"", "/prds/0/status must be")]
    [InlineData("prd-registry", "\"priority\": \"high\"", "\"priority\": \"normal\"", "/prds/0/priority must be")]
    [InlineData("prd-registry", "\"total\": 5", "\"total\": -5", "/prds/0/stories/total must be at least 0")]
    [InlineData("prd-registry", "{ \"total\": 5, \"completed\": 2 }", "5", "/prds/0/stories must be of type object")]
    [InlineData("prd-registry", "[\"permissions\"]", "[\"permissions\", \"permissions\"]", "/prds/0/dependsOn/1 is the same as item 0")]
    [InlineData("prd-registry", "\"risk\": \"low\"", "\"risk\": \"some\"", "/prds/0/conflictsWith/0/risk must be")]
    [InlineData("prd-registry", "\"status\": \"completed\"", "\"status\": \"ready\"", "/completed/0/status must be \"completed\"")]
    [InlineData("prd-registry", "\"abandonedAt\": \"2026-02-17T12:00:00Z\",", "", "/abandoned/0 lacks the member abandonedAt")]
    [InlineData("prd-registry", "\"id\": \"old\",", "", "/abandoned/0 lacks the member id")]
    [InlineData("prd", "\"passes\": true", "\"passes\": \"yes\"", "/userStories/0/passes must be of type boolean")]
    [InlineData("prd", "\"id\": \"US-002\", ", "", "/userStories/1 lacks the member id")]
    [InlineData("prd", "\"userStories\"", "\"stories\"", "the document lacks the member userStories")]
    [InlineData("project", "\"multiSession\": true", "\"multiSession\": \"true\"", "/agents/multiSession must be of type boolean")]
    [InlineData("project", "\"10m\"", "\"10 minutes\"", "/coordination/staleAfter must match")]
    [InlineData("project", "\"pushAttempts\": 3", "\"pushAttempts\": 0", "/coordination/pushAttempts must be at least 1")]
    [InlineData("project", "\"origin\"", "\"--upload-pack=x\"", "/coordination/remote must match")]
    [InlineData("project", "\"endStrategy\": \"keep\"", "\"endStrategy\": \"delete\"", "/coordination/endStrategy must be")]
    [InlineData("session-manifest", "\"active\"", "\"running\"", "/sessions/0/status must be")]
    [InlineData("session-manifest", "\"project\": \"print-shop\",", "", "the document lacks the member project")]
    [InlineData("worktree-session", "\"is_temporary\": false", "\"is_temporary\": 0", "/worktree_info/is_temporary must be of type boolean")]
    [InlineData("worktree-session", "\"created\"", "\"createdAt\"", "the document lacks the member created")]
    public void A_broken_sample_does_not(string name, string part, string broken, string error)
    {
        var sample = Samples.Of(name);
        var at = sample.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sample has no " + part);
        var document = string.Concat(sample.AsSpan(0, at), broken, sample.AsSpan(at + part.Length));
        Assert.Contains(Validate(name, document), one => one.StartsWith(error, StringComparison.Ordinal));
    }

    private static string[] Validate(string name, string document) =>
        [.. PublishedSchemas.Load(name).Validate(JsonDocument.Parse(document).RootElement).Select(error => error.ToString())];

    /// <summary>Every object in a schema that is a schema itself, or close enough: lists of names and values are not objects.</summary>
    private static IEnumerable<JsonElement> Schemas(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Schemas(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Schemas),
        _ => [],
    };
}
