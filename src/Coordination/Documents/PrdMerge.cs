namespace Coordination.Documents;

/// <summary>
/// Settles a PRD document that was edited on its branch and on the target. The protocol's own members are the target's;
/// a story that passes on either side passes; notes and members that coord does not know are merged three ways, and where
/// both sides changed one, the branch has the say, because the work was done there.
/// </summary>
internal static class PrdMerge
{
    private static readonly string[] RootProtocol = ["version", "movedTo", "branchName", "branch", "userStories", "stories"];
    private static readonly string[] StoryProtocol = ["id", "title", "name", "priority", "passes"];

    public static ReadOnlyMemory<byte> Merge(PrdDocument tip, PrdDocument branch, PrdDocument? mergeBase)
    {
        if (tip.Bytes.Span.SequenceEqual(branch.Bytes.Span))
            return tip.Bytes;
        var edit = new JsonEdit(tip.Text);
        MergeMembers(edit, tip.Text.Root, new(branch.Text, branch.Text.Root), Side(mergeBase, mergeBase?.Text.Root), RootProtocol, false);
        foreach (var story in tip.Stories)
        {
            if (branch.Find(tip.IdOf(story)!) is { } theirs)
                MergeStory(edit, story, new(branch.Text, theirs), Side(mergeBase, mergeBase?.Find(tip.IdOf(story)!)));
        }

        return edit.Apply();
    }

    private static void MergeStory(JsonEdit edit, JsonPart story, JsonObject theirs, JsonObject? before)
    {
        var passed = PrdDocument.Passes(theirs.Part) && !PrdDocument.Passes(story);
        if (story.Kind == JsonKind.Object)
            MergeMembers(edit, story, theirs, before, StoryProtocol, passed);
        else if (passed)
            PrdDocument.Pass(edit, story);
    }

    private static void MergeMembers(
        JsonEdit edit, JsonPart ours, JsonObject theirs, JsonObject? before, string[] protocol, bool passed)
    {
        var target = new ObjectEdit(edit, ours);
        if (passed)
            target.Set(JsonDraft.Of(true), false, "passes");
        var names = theirs.Part.Members.Select(member => member.Name)
            .Concat(before?.Part.Members.Select(member => member.Name) ?? []).Distinct().Except(protocol);
        foreach (var name in names)
            MergeMember(target, name, theirs, before);
        target.Write();
    }

    private static void MergeMember(ObjectEdit target, string name, JsonObject theirs, JsonObject? before)
    {
        var ours = target.Source.Part.Find(name);
        var their = theirs.Part.Find(name);
        var old = before?.Part.Find(name);
        if (Same(target.Source.Source, ours, theirs.Source, their) || (before is { } known && Same(known.Source, old, theirs.Source, their)))
            return;
        if (their is null)
        {
            // Taken out on the branch: it goes here too, unless somebody changed it here.
            if (old is not null && Same(target.Source.Source, ours, before!.Value.Source, old))
                target.Remove(name);
            return;
        }

        if (before is null && ours is not null && SaysNothing(their))
            return;
        var copy = new JsonDraft.Copied(theirs.Source.Slice(their), theirs.Source.IndentAt(their.Start));
        if (ours is null)
            target.Add(name, copy);
        else
            target.Replace(ours, copy);
    }

    /// <summary>Without a merge base an empty value is more likely older than emptied.</summary>
    private static bool SaysNothing(JsonPart part) =>
        part.Kind == JsonKind.Null || (part.Kind == JsonKind.Text && part.End - part.Start == 2) || (part.Kind is JsonKind.Array or JsonKind.Object && part.Count == 0);

    private static JsonObject? Side(PrdDocument? document, JsonPart? part) =>
        document is not null && part is not null ? new JsonObject(document.Text, part) : null;

    /// <summary>By value, so that a file that was only laid out anew changed nothing.</summary>
    private static bool Same(JsonText leftText, JsonPart? left, JsonText rightText, JsonPart? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left.Kind != right.Kind || left.Count != right.Count)
            return false;
        return left.Kind switch
        {
            JsonKind.Text => leftText.TextOf(left) == rightText.TextOf(right),
            JsonKind.Number => leftText.Slice(left) == rightText.Slice(right),
            JsonKind.Array => left.Items.Zip(right.Items).All(pair => Same(leftText, pair.First, rightText, pair.Second)),
            JsonKind.Object => left.Members.TrueForAll(member => Same(leftText, member.Value, rightText, right.Find(member.Name))),
            _ => true,
        };
    }
}
