using System.Collections.Immutable;
using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>The parts that several answers share.</summary>
internal static class Views
{
    public static void Story(JsonText json, StoryView story) =>
        json.String("id", story.Id).String("title", story.Title).Bool("passes", story.Passes);

    public static void Lock(JsonText json, LockView held) =>
        json.String("sessionId", held.SessionId).String("prdId", held.PrdId).String("branch", held.Branch)
            .String("currentStory", held.CurrentStory).Number("storiesCompleted", held.StoriesCompleted).Number("storiesTotal", held.StoriesTotal)
            .String("status", held.Status).String("heartbeat", held.Heartbeat).Number("ageSeconds", held.AgeSeconds).Bool("stale", held.Stale)
            .Number("fence", held.Fence).Bool("challenged", held.Challenged).String("blockedReason", held.BlockedReason)
            .Strings("conflictFiles", held.ConflictFiles).String("prUrl", held.PrUrl).Bool("mine", held.Mine);

    public static void Prd(JsonText json, PrdView prd) =>
        json.String("prdId", prd.PrdId).String("title", prd.Title).String("status", prd.Status).String("priority", prd.Priority)
            .String("prdFile", prd.PrdFile).String("branch", prd.Branch).Number("storiesCompleted", prd.StoriesCompleted)
            .Number("storiesTotal", prd.StoriesTotal).Strings("dependsOn", prd.DependsOn).String("holder", prd.Holder)
            .String("endedAt", prd.EndedAt).String("archivedTo", prd.ArchivedTo);

    public static void Stories(TextPage page, ImmutableArray<StoryView> stories)
    {
        if (stories.IsEmpty)
        {
            return;
        }

        page.Field("stories", Done(stories.Count(story => story.Passes), stories.Length) + " done");
        var table = new TextTable("", "", "").Flexible(2);
        foreach (var story in stories)
        {
            table.Row(story.Passes ? "  [x]" : "  [ ]", story.Id, story.Title);
        }

        page.Table(table);
    }

    public static string Done(int completed, int total) => string.Create(CultureInfo.InvariantCulture, $"{completed} of {total}");

    /// <summary>Done of all, for a column; a dash where no stories are known.</summary>
    public static string Count(int completed, int total) =>
        total == 0 && completed == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{completed}/{total}");

    public static string Short(string oid) => oid[..Math.Min(10, oid.Length)];

    /// <summary>When the state was known to be so, and whether that was the last we could learn.</summary>
    public static string AsOf(DateTimeOffset time, bool offline) =>
        offline ? $"last known state, as of {AgeText.Utc(time)}; the remote was not asked" : $"as of {AgeText.Utc(time)}";
}
