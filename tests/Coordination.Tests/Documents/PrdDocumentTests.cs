using System.Text;
using Coordination.Documents;

namespace Coordination.Tests.Documents;

public sealed class PrdDocumentTests
{
    private const string Memo = """
        {
          "project": "Toolkit – Seite",
          "branchName": "feature/memo-page",
          "userStories": [
            {
              "id": "US-001",
              "title": "Create \"Layout\"",
              "acceptanceCriteria": [
                "One"
              ],
              "priority": 1,
              "passes": false,
              "notes": ""
            },
            { "id": "US-002", "title": "Write" }
          ]
        }

        """;

    private static PrdDocument Read(string text)
    {
        var parsed = PrdDocument.Parse(Encoding.UTF8.GetBytes(text), "docs/prds/prd-memo.json");
        Assert.Null(parsed.Problem);
        return parsed.Document!;
    }

    private static string Merged(string tip, string branch, string? mergeBase) =>
        StateFiles.Text(PrdDocument.MergeBranch(Read(tip), Read(branch), mergeBase is null ? null : Read(mergeBase)));

    [Fact]
    public void The_stories_and_the_branch_are_read()
    {
        var stories = Read(Memo).ToStories("docs/prds/prd-memo.json");
        Assert.Equal("docs/prds/prd-memo.json", stories.File);
        Assert.Equal("feature/memo-page", stories.BranchName);
        Assert.Equal(["US-001 Create \"Layout\" False", "US-002 Write False"], stories.Stories.Select(one => $"{one.Id} {one.Title} {one.Passes}"));
    }

    [Theory]
    [InlineData("{\"stories\": [\"US-001\", {\"id\": \"US-002\", \"name\": \"N\", \"passes\": true}, 7, null, {}]}", "US-001//False US-002/N/True 7//False")]
    [InlineData("{\"version\": \"7.2\", \"userStories\": null, \"stories\": 3}", "")]
    [InlineData("{}", "")]
    public void Other_shapes_are_read_too(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).ToStories("x").Stories.Select(one => $"{one.Id}/{one.Title}/{one.Passes}")));

    [Fact]
    public void Stories_that_are_no_list_are_a_problem() =>
        Assert.Equal(2, PrdDocument.Parse("{\n\"userStories\": {}}"u8.ToArray(), "x").Problem!.Line);

    [Fact]
    public void A_story_that_passes_changes_one_word()
    {
        var passed = StateFiles.Text(Read(Memo).MarkPassed("US-001"));
        Assert.Equal(["-      \"passes\": false,", "+      \"passes\": true,"], LineChanges.Between(Memo, passed));
        Assert.Equal(passed, StateFiles.Text(Read(passed).MarkPassed("us-001")));
        Assert.Equal(Memo, StateFiles.Text(Read(Memo).MarkPassed("US-009")));
    }

    [Theory]
    [InlineData("{\"id\": \"US-002\", \"x\": [ 1 ]}", "{\"id\": \"US-002\", \"x\": [ 1 ], \"passes\": true}")]
    [InlineData("{\"id\":\"US-002\",\"passes\":null}", "{\"id\":\"US-002\",\"passes\":true}")]
    [InlineData("{\"id\":\"US-002\",\"passes\":\"no\"}", "{\"id\":\"US-002\",\"passes\":true}")]
    [InlineData("\"US-002\"", "{\"id\": \"US-002\",\"passes\": true}")]
    public void A_story_gets_what_it_lacks(string before, string after) =>
        Assert.Equal($"{{\"stories\": [{after},{{}}]}}", StateFiles.Text(Read($"{{\"stories\": [{before},{{}}]}}").MarkPassed("US-002")).Replace(", \"passes\": true}]", ",\"passes\": true}]", StringComparison.Ordinal));

    [Fact]
    public void A_branch_that_changed_nothing_changes_nothing()
    {
        Assert.Equal(Memo, Merged(Memo, Memo, Memo));
        Assert.Equal(Memo, Merged(Memo, Memo.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("  ", "\t", StringComparison.Ordinal), null));
    }

    [Fact]
    public void What_the_branch_did_to_its_stories_lands()
    {
        var branch = Memo.Replace("\"passes\": false,\n      \"notes\": \"\"", "\"passes\": true,\n      \"notes\": \"done ✓\",\n      \"proof\": {\n        \"commits\": [\n          \"abc\"\n        ]\n      }", StringComparison.Ordinal);
        Assert.Equal(branch, Merged(Memo, branch, Memo));
        var tip = Memo.Replace("\"title\": \"Write\"", "\"title\": \"Write it\", \"passes\": true", StringComparison.Ordinal);
        var merged = Merged(tip, branch, Memo);
        Assert.Equal(branch.Replace("\"title\": \"Write\"", "\"title\": \"Write it\", \"passes\": true", StringComparison.Ordinal), merged);
    }

    [Fact]
    public void True_wins_whoever_said_it()
    {
        var passed = Memo.Replace("\"passes\": false", "\"passes\": true", StringComparison.Ordinal);
        Assert.Equal(passed, Merged(Memo, passed, null));
        Assert.Equal(passed, Merged(passed, Memo, null));
        Assert.Equal(passed, Merged(passed, Memo, passed));
    }

    [Fact]
    public void Members_of_the_protocol_and_new_stories_are_not_smuggled_in()
    {
        var branch = Memo.Replace("feature/memo-page", "main", StringComparison.Ordinal)
            .Replace("\"priority\": 1", "\"priority\": 9", StringComparison.Ordinal)
            .Replace("\"title\": \"Write\"", "\"title\": \"Rewrite\"", StringComparison.Ordinal)
            .Replace("\"title\": \"Rewrite\" }", "\"title\": \"Rewrite\" }, { \"id\": \"US-003\", \"passes\": true }", StringComparison.Ordinal)
            .Replace("\"project\"", "\"version\": 3,\n  \"movedTo\": \"refs/heads/x\",\n  \"project\"", StringComparison.Ordinal);
        Assert.Equal(Memo, Merged(Memo, branch, Memo));
    }

    [Fact]
    public void Notes_are_merged_three_ways_and_the_branch_has_the_last_word()
    {
        string With(string notes) => Memo.Replace("\"notes\": \"\"", $"\"notes\": \"{notes}\"", StringComparison.Ordinal);
        Assert.Equal(With("theirs"), Merged(Memo, With("theirs"), Memo));
        Assert.Equal(With("ours"), Merged(With("ours"), Memo, Memo));
        Assert.Equal(With("theirs"), Merged(With("ours"), With("theirs"), Memo));
        Assert.Equal(With("theirs"), Merged(With("ours"), With("theirs"), null));
        Assert.Equal(With("ours"), Merged(With("ours"), Memo, null));
    }

    [Fact]
    public void A_member_that_the_branch_took_out_goes_unless_it_was_changed_here()
    {
        var without = Memo.Replace("  \"project\": \"Toolkit – Seite\",\n", "", StringComparison.Ordinal);
        Assert.Equal(without, Merged(Memo, without, Memo));
        Assert.Equal(Memo, Merged(Memo, without, null));
        var changed = Memo.Replace("Seite", "Website", StringComparison.Ordinal);
        Assert.Equal(changed, Merged(changed, without, Memo));
    }

    [Fact]
    public void Values_come_over_in_the_layout_of_the_target()
    {
        var tip = "{\r\n\t\"userStories\": [\r\n\t\t{\r\n\t\t\t\"id\": \"US-001\"\r\n\t\t}\r\n\t]\r\n}";
        var branch = "{\n  \"userStories\": [\n    {\n      \"id\": \"US-001\",\n      \"proof\": [\n        \"a\"\n      ]\n    }\n  ]\n}";
        var merged = Merged(tip, branch, null);
        Assert.Contains("\"id\": \"US-001\",\r\n\t\t\t\"proof\": [\r\n", merged, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}", merged, StringComparison.Ordinal);
        Assert.Equal("a", Read(merged).Stories[0].Find("proof") is { } proof ? Read(merged).Text.TextOf(proof.Items[0]) : null);
    }
}
