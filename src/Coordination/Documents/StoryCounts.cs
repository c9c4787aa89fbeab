using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>How many stories an entry has and how many are done, which every tool spells in its own way.</summary>
internal static class StoryCounts
{
    private static readonly string[] TotalNames = ["storyCount", "storiesTotal", "totalStories", "estimatedStories"];
    private static readonly string[] CompletedNames = ["storiesCompleted", "completedStories"];

    public static int? Total(JsonObject entry) => entry.Part.Find("stories") switch
    {
        { Kind: JsonKind.Object } counts => new JsonObject(entry.Source, counts).Count("total") ?? entry.Count(TotalNames),
        { Kind: JsonKind.Array } list => list.Items.Count,
        _ => entry.Count("stories") ?? entry.Count(TotalNames),
    };

    public static int? Completed(JsonObject entry)
    {
        if (entry.Object("stories")?.Count("completed") is { } counted)
            return counted;
        foreach (var name in CompletedNames)
        {
            if (entry.Part.Find(name) is { Kind: JsonKind.Array } list)
                return list.Items.Count;
            if (entry.Count(name) is { } number)
                return number;
        }

        // A list of whole stories says which of them pass.
        return entry.Part.Find("stories") is { Kind: JsonKind.Array } stories
            && stories.Items.Exists(item => item.Find("passes") is not null)
            ? stories.Items.Count(item => item.Find("passes")?.Kind == JsonKind.True)
            : null;
    }

    public static JsonDraft? New(PrdEntry entry) => entry.StoriesTotal is null && entry.StoriesCompleted is null
        ? null
        : JsonDraft.Members(("total", JsonDraft.Of(entry.StoriesTotal)), ("completed", JsonDraft.Of(entry.StoriesCompleted ?? 0)));

    /// <summary>In place where the entry has counts; else <c>storiesCompleted</c> goes beside what it has.</summary>
    public static void Write(JsonEdit edit, ObjectEdit target, PrdEntry was, PrdEntry next)
    {
        if (was.StoriesTotal == next.StoriesTotal && was.StoriesCompleted == next.StoriesCompleted)
            return;
        var entry = target.Source;
        if (entry.Object("stories") is { } counts)
        {
            WriteCounts(new ObjectEdit(edit, counts.Part), was, next);
            return;
        }

        if (next.StoriesTotal is not null && entry.Pick(["stories", .. TotalNames, .. CompletedNames]) is null or { Kind: JsonKind.Null })
        {
            target.Set(New(next), false, "stories");
            return;
        }

        if (was.StoriesTotal != next.StoriesTotal && entry.Pick(["stories", .. TotalNames]) is { Kind: JsonKind.Number } total)
            target.Replace(total, JsonDraft.Of(next.StoriesTotal) ?? JsonDraft.Null);
        if (was.StoriesCompleted != next.StoriesCompleted)
            WriteCompleted(target, next.StoriesCompleted);
    }

    private static void WriteCounts(ObjectEdit counts, PrdEntry was, PrdEntry next)
    {
        if (was.StoriesTotal != next.StoriesTotal)
            counts.Set(JsonDraft.Of(next.StoriesTotal), false, "total");
        if (was.StoriesCompleted != next.StoriesCompleted)
            counts.Set(JsonDraft.Of(next.StoriesCompleted), false, "completed");
        counts.Write();
    }

    private static void WriteCompleted(ObjectEdit target, int? completed)
    {
        var name = Array.Find(CompletedNames, name => target.Source.Part.Find(name) is { Kind: not JsonKind.Array }) ?? CompletedNames[0];
        if (completed is null || target.Source.Part.Find(name) is not null)
            target.Set(JsonDraft.Of(completed), false, name);
        else if (target.Source.Part.IndexOf("stories") >= 0)
            target.AddAfter("stories", name, JsonDraft.Of(completed)!);
        else
            target.Add(name, JsonDraft.Of(completed)!);
    }
}
