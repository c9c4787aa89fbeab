using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Documents.Schemas;
using Coordination.Tests.Architecture;

namespace Coordination.Tests.Documents.Schemas;

/// <summary>The seed's documents and those that were found in the wild, where they lie beside the repository, against the published schemas.</summary>
public sealed partial class SharedDocumentTests
{
    [Fact]
    public void A_lock_as_the_seed_writes_it_is_one()
    {
        if (Repository.Beside("shared", "seeds") is not { } seeds)
            return;
        var blocks = JsonBlock().Matches(File.ReadAllText(Path.Combine(seeds, "multi-session-skill.md"))).Select(match => match.Groups[1].Value);
        var held = Assert.Single(blocks, block => block.Contains("\"claimedAt\"", StringComparison.Ordinal));
        Assert.Empty(Errors("session-locks", $$"""{"version":1,"sessions":[{{held}}]}"""));
    }

    [Fact]
    public void A_real_PRD_is_one() =>
        Assert.Empty(Sample("prd-memo.json") is { } prd ? Errors("prd", prd) : []);

    // The schemas say what coord writes. What it reads beside that has drifted, and an editor says so.
    [Fact]
    public void Real_state_files_have_drifted_from_what_is_written()
    {
        if (Sample("session-locks.json") is not { } locks || Sample("prd-registry.json") is not { } registry)
            return;
        Assert.Contains("the document lacks the member version", Errors("session-locks", locks));
        Assert.Contains("/version must be 1", Errors("prd-registry", registry));
        Assert.Contains("/prds/0/stories must be of type object", Errors("prd-registry", registry));
    }

    private static string? Sample(string name) =>
        Repository.Beside("shared", "samples") is { } folder ? File.ReadAllText(Path.Combine(folder, name)) : null;

    private static string[] Errors(string schema, string document) =>
        [.. PublishedSchemas.Load(schema).Validate(JsonDocument.Parse(document).RootElement).Select(error => error.ToString())];

    [GeneratedRegex(@"```json\s+(\{[\s\S]*?\n\s*\})\s*```")]
    private static partial Regex JsonBlock();
}
