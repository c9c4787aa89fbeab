using Coordination.Protocol;

namespace Coordination.Tests.Documents;

public sealed class RegistryDriftTests
{
    private static string Registry(string entry, string list = "prds") => $$"""{"version": "1.0", "{{list}}": [{{entry}}], "extra": {"é": "—"} }""";

    private static PrdEntry One(string entry) => Assert.Single(StateFiles.Read(registry: Registry(entry)).Registry.Prds);

    [Theory]
    [InlineData("""{"id": "a", "status": "ready"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": null, "x": 1.50}""", """{"id": "a", "status": "in_progress", "x": 1.50, "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": "available"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": "pending"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": "todo"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": "planned"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"id": "a", "status": "Not-Started"}""", """{"id": "a", "status": "in_progress", "startedAt": "NOW"}""")]
    [InlineData("""{"status":"ready","id":"prd-a","name":"Äpfel \u00e9","priority":"normal"}""",
        """{"status":"in_progress","id":"prd-a","name":"Äpfel \u00e9","priority":"normal","startedAt":"NOW"}""")]
    [InlineData("""{"id": "a", "startedAt": "2026-02-26", "stories": ["US-001",  "US-002"]}""",
        """{"id": "a", "startedAt": "2026-02-26", "stories": ["US-001",  "US-002"], "status": "in_progress"}""")]
    [InlineData("""{ "id": "a", "dependencies": [], "stories": 4 }""",
        """{ "id": "a", "dependencies": [], "stories": 4, "status": "in_progress", "startedAt": "NOW" }""")]
    [InlineData(""" "a" """, """ {"id": "a", "status": "in_progress", "priority": "medium", "startedAt": "NOW"} """)]
    public void A_claim_changes_the_status_and_the_start_and_nothing_else(string before, string after) =>
        Assert.Equal(Registry(after.Replace("NOW", StateFiles.Now, StringComparison.Ordinal)),
            StateFiles.Read(registry: Registry(before)).Claim("prd-a").RegistryText);

    [Theory]
    [InlineData("draft", PrdStatus.Draft)]
    [InlineData("in_progress", PrdStatus.InProgress)]
    [InlineData("In Progress", PrdStatus.InProgress)]
    [InlineData("committed", PrdStatus.InProgress)]
    [InlineData("pushed", PrdStatus.InProgress)]
    [InlineData("blocked", PrdStatus.Blocked)]
    [InlineData("pr_open", PrdStatus.PrOpen)]
    [InlineData("complete", PrdStatus.Completed)]
    [InlineData("completed", PrdStatus.Completed)]
    [InlineData("merged", PrdStatus.Completed)]
    [InlineData("abandoned", PrdStatus.Abandoned)]
    [InlineData("parked", PrdStatus.Unknown)]
    public void A_word_means_a_status_and_stays_as_it_is(string word, object status)
    {
        var files = StateFiles.Read(registry: Registry($$"""{"id": "a", "status": "{{word}}"}"""));
        var prd = Assert.Single(files.Registry.Prds);
        Assert.Equal(status, prd.Status);
        Assert.Equal(word, prd.StatusText);
        var touched = prd with { Title = "T", StatusText = null };
        Assert.Contains($"\"status\": \"{word}\"", files.Write(files.State with { Prds = [touched with { StatusText = word }] }).RegistryText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"critical\"", PrdPriority.Critical)]
    [InlineData("1", PrdPriority.Critical)]
    [InlineData("\"High\"", PrdPriority.High)]
    [InlineData("2", PrdPriority.High)]
    [InlineData("\"normal\"", PrdPriority.Medium)]
    [InlineData("3", PrdPriority.Medium)]
    [InlineData("\"urgent?\"", PrdPriority.Medium)]
    [InlineData("null", PrdPriority.Medium)]
    [InlineData("{}", PrdPriority.Medium)]
    [InlineData("\"low\"", PrdPriority.Low)]
    [InlineData("4", PrdPriority.Low)]
    [InlineData("17", PrdPriority.Low)]
    public void A_priority_may_be_a_word_or_a_rank(string value, object priority) =>
        Assert.Equal(priority, One($$"""{"id": "a", "priority": {{value}}}""").Priority);

    [Theory]
    [InlineData("\"stories\": 5", 5, null)]
    [InlineData("\"stories\": [\"US-001\", \"US-002\"]", 2, null)]
    [InlineData("\"stories\": [{\"id\":\"US-001\",\"passes\":true},{\"id\":\"US-002\"}]", 2, 1)]
    [InlineData("\"stories\": {\"total\": 4, \"completed\": 3}", 4, 3)]
    [InlineData("\"estimatedStories\": 6", 6, null)]
    [InlineData("\"storyCount\": 6, \"completedStories\": 2", 6, 2)]
    [InlineData("\"stories\": 5, \"storiesCompleted\": 1", 5, 1)]
    [InlineData("\"stories\": 5, \"completedStories\": [\"US-001\"]", 5, 1)]
    [InlineData("\"stories\": -1", null, null)]
    [InlineData("\"stories\": \"many\"", null, null)]
    [InlineData("\"x\": 0", null, null)]
    public void Counts_of_stories_are_read_in_every_spelling(string members, int? total, int? completed)
    {
        var prd = One($$"""{"id": "a", {{members}}}""");
        Assert.Equal(total, prd.StoriesTotal);
        Assert.Equal(completed, prd.StoriesCompleted);
    }

    [Theory]
    [InlineData("\"stories\": { \"total\": 4, \"completed\": 1 }", "\"stories\": { \"total\": 4, \"completed\": 2 }")]
    [InlineData("\"stories\": { \"total\": 4 }", "\"stories\": { \"total\": 4, \"completed\": 2 }")]
    [InlineData("\"stories\": [\"US-001\",\"US-002\"], \"z\": 1", "\"stories\": [\"US-001\",\"US-002\"], \"storiesCompleted\": 2, \"z\": 1")]
    [InlineData("\"stories\": 5, \"z\": 1", "\"stories\": 5, \"storiesCompleted\": 2, \"z\": 1")]
    [InlineData("\"stories\": 5, \"storiesCompleted\": 1", "\"stories\": 5, \"storiesCompleted\": 2")]
    [InlineData("\"completedStories\": 1, \"z\": 1", "\"completedStories\": 2, \"z\": 1")]
    [InlineData("\"completedStories\": [\"US-001\"]", "\"completedStories\": [\"US-001\"], \"storiesCompleted\": 2")]
    [InlineData("\"estimatedStories\": 5", "\"estimatedStories\": 5, \"storiesCompleted\": 2")]
    [InlineData("\"z\": 1", "\"z\": 1, \"storiesCompleted\": 2")]
    public void A_count_is_written_where_the_entry_has_one(string before, string after)
    {
        var files = StateFiles.Read(registry: Registry($$"""{"id": "a", {{before}}}"""));
        var written = files.Write(files.State with { Prds = [files.Registry.Prds[0] with { StoriesCompleted = 2 }] });
        Assert.Equal(Registry($$"""{"id": "a", {{after}}}"""), written.RegistryText);
        Assert.Equal(2, written.Registry.Prds[0].StoriesCompleted);
    }

    [Theory]
    [InlineData("\"dependsOn\": [\"b\", \"c\"]", "b c")]
    [InlineData("\"dependencies\": [\"b\"]", "b")]
    [InlineData("\"blockedBy\": \"b\"", "b")]
    [InlineData("\"dependsOn\": [], \"blockedBy\": [\"b\"]", "b")]
    [InlineData("\"dependsOn\": [{\"prdId\": \"b\"}, {\"id\": \"c\"}, 7, null]", "b c 7")]
    public void Dependencies_are_read_in_every_spelling(string members, string expected) =>
        Assert.Equal(expected, string.Join(' ', One($$"""{"id": "a", {{members}}}""").DependsOn));

    [Fact]
    public void Conflicts_may_be_objects_or_bare_ids()
    {
        var prd = One("""{"id": "a", "conflictsWith": ["b", {"prdId": "c", "risk": "high", "sharedPaths": ["x", "y"]}, {"risk": "low"}, {"prdId": "d"}]}""");
        Assert.Equal(["b Medium ", "c High x,y", "d Medium "],
            prd.ConflictsWith.Select(c => $"{c.PrdId} {c.Risk} {string.Join(',', c.SharedPaths)}"));
    }

    [Theory]
    [InlineData("\"filePath\": \"f.md\", \"jsonPath\": \"j.json\", \"prdFile\": \"p.json\"", "j.json", "j.json p.json f.md")]
    [InlineData("\"filePath\": \"f.md\", \"prdFile\": \"p.json\"", "p.json", "p.json f.md")]
    [InlineData("\"filePath\": \"f.md\"", "f.md", "f.md")]
    [InlineData("\"x\": \"f.md\"", null, "")]
    public void The_JSON_document_is_found_first(string members, string? file, string all)
    {
        var prd = One($$"""{"id": "a", {{members}}}""");
        Assert.Equal(file, prd.PrdFile);
        Assert.Equal(all, string.Join(' ', prd.Files));
    }

    [Fact]
    public void Entries_without_an_id_keep_their_bytes_and_can_not_be_claimed()
    {
        var text = Registry("""{"id": 7}, {"title": "?"}, null, {"id": "a"}, {"id": ["x"]}""");
        var files = StateFiles.Read(registry: text);
        Assert.Equal("a", Assert.Single(files.Registry.Prds).Id);
        Assert.Equal(text.Replace("""{"id": "a"}""", $$"""{"id": "a", "status": "in_progress", "startedAt": "{{StateFiles.Now}}"}""", StringComparison.Ordinal),
            files.Claim("a").RegistryText);
    }

    [Fact]
    public void A_completed_PRD_that_was_left_among_the_others_stays_there_and_satisfies_its_dependents()
    {
        var text = Registry("""{"id": "prd-b", "status": "merged"}, {"id": "a", "dependsOn": ["b"]}""");
        var claimed = StateFiles.Read(registry: text).Claim("a");
        Assert.Contains("""[{"id": "prd-b", "status": "merged"}, {""", claimed.RegistryText, StringComparison.Ordinal);
        Assert.Equal(2, claimed.Registry.Prds.Length);
    }

    [Fact]
    public void Bare_ids_in_the_archive_lists_are_completed_and_abandoned()
    {
        var files = StateFiles.Read(registry: """{"completed": ["a"], "abandoned": [{"id": "b"}]}""");
        Assert.Equal(PrdStatus.Completed, files.Registry.Completed[0].Status);
        Assert.Equal(PrdStatus.Abandoned, files.Registry.Abandoned[0].Status);
    }
}
