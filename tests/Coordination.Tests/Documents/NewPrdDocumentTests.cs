using System.Text;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Tests.Documents;

public sealed class NewPrdDocumentTests
{
    private const string Path = "prd-a.json";

    [Fact]
    public void A_title_and_stories_make_a_document()
    {
        Assert.Equal("""
            {
              "title": "Print \"it\" 印刷",
              "branchName": "feature/print-it",
              "userStories": [
                {
                  "id": "US-001",
                  "title": "Choose",
                  "priority": 1,
                  "passes": false
                },
                {
                  "id": "US-002",
                  "title": "Print",
                  "priority": 2,
                  "passes": false
                }
              ]
            }

            """, NewPrdDocument.Make("Print \"it\" 印刷", "feature/print-it", ["Choose", "Print"]));
        Assert.EndsWith("\"userStories\": []\n}\n", NewPrdDocument.Make("x", "feature/x", []), StringComparison.Ordinal);
    }

    [Fact]
    public void An_authors_document_is_taken_as_it_is()
    {
        const string text = "\ufeff{\r\n\t\"name\": \"Zoë's\", \"priority\": \"high\",\r\n\t\"dependsOn\": [\"b\"], \"paths\": [\"src/**\"], \"team\": {\"x\":1e3},\r\n\t\"userStories\": [\"US-001\", {\"id\": \"US-002\", \"passes\": true}]}";
        var prd = Read(text).Document!;
        Assert.Equal(text, prd.Json);
        Assert.Equal(("Zoë's", PrdPriority.High, null, new StoryCount(1, 2)), (prd.Title, prd.Priority, prd.BranchName, prd.Stories));
        Assert.Equal(["b"], prd.DependsOn);
        Assert.Equal(["src/**"], prd.Paths);
        Assert.Equal(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(prd.Json!));
    }

    [Fact]
    public void A_branch_and_stories_that_are_said_beside_it_are_written_into_it_and_nothing_else_changes()
    {
        const string text = "{\n    \"branchName\": \"feature/old\",\n    \"x\": [ 1 ]\n}\n";
        Assert.Equal(text.Replace("feature/old", "feature/new", StringComparison.Ordinal), Read(text, "feature/new").Document!.Json);
        Assert.Equal(text, Read(text, "feature/old").Document!.Json);
        var added = Read(text, null, "One").Document!;
        Assert.StartsWith(text[..^3], added.Json, StringComparison.Ordinal);
        Assert.Equal(new StoryCount(0, 1), added.Stories);
        Assert.Equal("One", PrdDocument.Parse(Encoding.UTF8.GetBytes(added.Json!), Path).Document!.ToStories(Path).Stories[0].Title);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"a\": 2\n}", 3)]
    [InlineData("{\n  \"a\": \n", 3)]
    [InlineData("[]", 1)]
    [InlineData("", 1)]
    [InlineData("{\n\"userStories\": \"none\"}", 2)]
    [InlineData("{\"userStories\": [\n{\"id\": \"US-1\"},\n{\"id\": \"us-1\"}]}", 3)]
    public void What_two_readers_could_understand_differently_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, Read(text).Problem!.Line);

    [Fact]
    public void Too_large_no_text_and_conflict_markers_are_refused()
    {
        Assert.Equal(ProblemKind.TooLarge, NewPrdDocument.Read(new byte[TextGate.LargestFile + 1], Path, "a", null, []).Problem!.Kind);
        Assert.Equal(ProblemKind.InvalidUtf8, NewPrdDocument.Read(new byte[] { (byte)'{', 0xff, (byte)'}' }, Path, "a", null, []).Problem!.Kind);
        Assert.Equal(ProblemKind.ConflictMarkers, Read("<<<<<<< HEAD\n{}").Problem!.Kind);
        Assert.Equal(ProblemKind.WrongShape, Read("{\"stories\": [\"US-1\"]}", null, "Another").Problem!.Kind);
    }

    [Theory]
    [InlineData("intro\n# PRD: Memo page #\n# Second", "Memo page")]
    [InlineData("# Plain\r\n", "Plain")]
    [InlineData("## Only smaller ones", null)]
    public void The_first_heading_is_the_title(string markdown, string? title) => Assert.Equal(title, NewPrdDocument.Heading(markdown));

    private static Parsed<NewPrd> Read(string text, string? branch = null, params string[] stories) =>
        NewPrdDocument.Read(Encoding.UTF8.GetBytes(text), Path, "a", branch, [.. stories]);
}
