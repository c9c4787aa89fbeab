using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>
/// <c>docs/prds/prd-&lt;name&gt;.json</c>: the stories of a PRD. Its <c>version</c> is the author's own, not the
/// protocol's, so it is not looked at.
/// </summary>
internal sealed class PrdDocument
{
    private static readonly string[] ListNames = ["userStories", "stories"];

    private PrdDocument(JsonText text)
    {
        Text = text;
        var list = new JsonObject(text, text.Root).Pick(ListNames);
        Stories = list is { Kind: JsonKind.Array } ? [.. list.Items.Where(item => IdOf(item) is not null)] : [];
    }

    public ReadOnlyMemory<byte> Bytes => Text.Bytes;

    public JsonText Text { get; }

    /// <summary>The stories that have an id, as they stand in the file.</summary>
    public ImmutableArray<JsonPart> Stories { get; }

    public static Parsed<PrdDocument> Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        var parsed = JsonTextParser.Parse(bytes, path);
        if (parsed.Document is not { } text)
            return parsed.Problem!;
        return new JsonObject(text, text.Root).Pick(ListNames) is { Kind: JsonKind.Object or JsonKind.Text } wrong
            ? new DocumentProblem(path, ProblemKind.WrongShape, "its stories are not a list", text.LineOf(wrong.Start))
            : new PrdDocument(text);
    }

    public PrdStories ToStories(string file) => new(
        file,
        new JsonObject(Text, Text.Root).Text("branchName", "branch"),
        [.. Stories.Select(story => new UserStory(IdOf(story)!, TitleOf(story), Passes(story)))]);

    /// <summary>The file with one story passed; the very same bytes when it passes already or is not there.</summary>
    public ReadOnlyMemory<byte> MarkPassed(string storyId)
    {
        var edit = new JsonEdit(Text);
        if (Find(storyId) is { } story)
            Pass(edit, story);
        return edit.Apply();
    }

    /// <summary>What lands of the branch's own copy of this document.</summary>
    /// <param name="tip">The document on the target's tip: the result is this one, changed.</param>
    /// <param name="branch">The document on the branch.</param>
    /// <param name="mergeBase">The document where the two parted; null where there was none.</param>
    public static ReadOnlyMemory<byte> MergeBranch(PrdDocument tip, PrdDocument branch, PrdDocument? mergeBase) =>
        PrdMerge.Merge(tip, branch, mergeBase);

    /// <summary>By the exact id first, then without regard to case.</summary>
    public JsonPart? Find(string storyId) =>
        Stories.FirstOrDefault(story => IdOf(story) == storyId)
        ?? Stories.FirstOrDefault(story => string.Equals(IdOf(story), storyId, StringComparison.OrdinalIgnoreCase));

    public string? IdOf(JsonPart story) =>
        story.Kind == JsonKind.Object ? new JsonObject(Text, story).Text("id") : JsonObject.TextOf(Text, story);

    public static bool Passes(JsonPart story) => story.Find("passes")?.Kind == JsonKind.True;

    /// <summary>A story that is listed by its bare id becomes an object: there is nothing else that could pass.</summary>
    public static void Pass(JsonEdit edit, JsonPart story)
    {
        if (story.Kind != JsonKind.Object)
        {
            var id = new JsonDraft.Literal(edit.Text.Slice(story));
            edit.Replace(story, JsonDraft.Members(("id", id), ("passes", JsonDraft.Of(true))));
            return;
        }

        var target = new ObjectEdit(edit, story);
        target.Set(JsonDraft.Of(true), false, "passes");
        target.Write();
    }

    private string? TitleOf(JsonPart story) =>
        story.Kind == JsonKind.Object ? new JsonObject(Text, story).Text("title", "name") : null;
}
