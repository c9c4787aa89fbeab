using System.Collections.Immutable;
using System.Text;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>The JSON document of a new PRD: its author's own, or one that is made from a title and stories.</summary>
internal static class NewPrdDocument
{
    /// <summary>A document with what is known; its stories are <c>US-001</c> and on, in order.</summary>
    public static string Make(string? title, string branch, ImmutableArray<string> stories) => JsonDraft.Members(
        ("title", JsonDraft.Of(title)),
        ("branchName", JsonDraft.Of(branch)),
        ("userStories", Stories(stories))).With(expand: true).Render(JsonStyle.Default, "") + "\n";

    /// <summary>What the author's document says of the PRD; what else it says is nobody's business here.</summary>
    /// <param name="branch">The branch that was said beside it, which is written into it; null: none was.</param>
    /// <param name="stories">Stories that were said beside it; only a document that lists none takes them.</param>
    public static Parsed<NewPrd> Read(ReadOnlyMemory<byte> bytes, string path, string id, string? branch, ImmutableArray<string> stories)
    {
        var parsed = PrdDocument.Parse(bytes, path);
        if (parsed.Document is not { } document)
            return parsed.Problem!;
        if (Twice(document, path) is { } twice)
            return twice;
        if (!stories.IsEmpty && !document.Stories.IsEmpty)
            return new DocumentProblem(path, ProblemKind.WrongShape, "it lists its stories itself, so none can be said beside it", document.Text.LineOf(document.Stories[0].Start));
        var edit = new JsonEdit(document.Text);
        var target = new ObjectEdit(edit, document.Text.Root);
        var root = new JsonObject(document.Text, document.Text.Root);
        if (branch is not null && root.Text("branchName", "branch") != branch)
            target.Set(JsonDraft.Of(branch), false, "branchName", "branch");
        if (!stories.IsEmpty)
            target.Set(Stories(stories), false, "userStories", "stories");
        target.Write();
        var entry = EntryReader.Described(root, id);
        var passed = document.Stories.Count(PrdDocument.Passes);
        return new NewPrd
        {
            Id = id,
            Title = entry.Title,
            Priority = root.Text("priority") is null ? null : entry.Priority,
            BranchName = branch ?? entry.BranchName,
            DependsOn = entry.DependsOn,
            ConflictsWith = entry.ConflictsWith,
            Paths = entry.Paths,
            Json = Encoding.UTF8.GetString(edit.Apply().Span),
            Stories = !stories.IsEmpty ? new(0, stories.Length) : document.Stories.IsEmpty ? null : new(passed, document.Stories.Length),
        };
    }

    /// <summary>The title of a document for people: its first heading.</summary>
    public static string? Heading(string markdown)
    {
        var heading = markdown.Split('\n').Select(line => line.TrimEnd('\r', ' ', '#')).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal));
        var text = heading?[2..].Trim();
        return text is not null && text.StartsWith("PRD:", StringComparison.OrdinalIgnoreCase) ? text[4..].Trim() : text;
    }

    private static DocumentProblem? Twice(PrdDocument document, string path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var second = document.Stories.FirstOrDefault(story => !seen.Add(document.IdOf(story)!));
        return second is null ? null : new(
            path, ProblemKind.WrongShape, $"two stories have the id {OneLine.Of(document.IdOf(second)!)}", document.Text.LineOf(second.Start));
    }

    private static JsonDraft.List Stories(ImmutableArray<string> stories) => new(
    [
        .. stories.Select((text, index) => (JsonDraft)JsonDraft.Members(
            ("id", JsonDraft.Of($"US-{index + 1:000}")), ("title", JsonDraft.Of(text)),
            ("priority", JsonDraft.Of(index + 1)), ("passes", JsonDraft.Of(false))).With(expand: true)),
    ]) { Expand = true };

    private static JsonDraft.Object With(this JsonDraft.Object draft, bool expand) => draft with { Expand = expand };
}
