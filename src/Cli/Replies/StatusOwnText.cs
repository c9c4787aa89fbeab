using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>The caller's own session: who it is, what it holds, what lies here only, and what comes next.</summary>
internal static class StatusOwnText
{
    private const int MostStories = 12;

    public static void Write(TextPage page, StatusResult status)
    {
        page.Fold(Holds(status), 2);
        if (status.Current is { } own)
        {
            page.Fold(Signs(own), 2);
            Stories(page, status.Own, own);
            Work(page, status.Own, own);
        }

        if (StatusReply.Next(status) is { } next)
        {
            var done = next.ToString() == "coord heartbeat" ? OpenStory(status) : null;
            page.Line("  next: ", new Piece(next.ToString(), Tone.Command), done is null ? "" : new Piece($", or when {done} is done: "),
                done is null ? "" : new Piece($"coord heartbeat --story {done}", Tone.Command));
        }
    }

    private static string Holds(StatusResult status) => status switch
    {
        { Current: { } own } => $"{own.SessionId} holds {own.PrdId ?? "no PRD"} on {own.Branch ?? "no branch"}"
            + (own.StoriesTotal == 0 ? "" : $", {Views.Count(own.StoriesCompleted, own.StoriesTotal)} stories")
            + (own.CurrentStory is null ? "" : $", at {own.CurrentStory}"),
        { SessionId: { } id } => $"{id} holds nothing",
        _ => "none yet: the first claim in this worktree makes one",
    };

    private static string Signs(LockView own) =>
        $"{StatusText.StatusWord(own)}, heartbeat {AgeText.Ago(own.AgeSeconds)}, "
        + (own.LastCommitAgeSeconds is { } commit ? $"last commit {AgeText.Ago(commit)}" : "no commit since the claim")
        + (own.Fence == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", fence {own.Fence}"));

    private static void Stories(TextPage page, OwnSession? work, LockView own)
    {
        // Without a document only those are known that are done.
        if (work is not { Stories.IsEmpty: false } || work.Stories.Length < own.StoriesTotal)
        {
            return;
        }

        var now = own.CurrentStory;
        var words = work.Stories.Take(MostStories).Select(story => $"{story.Id} {(story.Passes ? "done" : story.Id == now ? "at work" : "open")}");
        var left = work.Stories.Length - MostStories;
        page.Hanging("  stories: ", string.Join(", ", words) + (left > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {left} more") : ""));
    }

    private static void Work(TextPage page, OwnSession? work, LockView own)
    {
        if (work is null)
        {
            return;
        }

        var isElsewhere = own.Branch is not null && work.Branch is not null && work.Branch != own.Branch;
        List<string> parts = [];
        Add(parts, work.Uncommitted, "file", "not committed");
        Add(parts, work.Unpushed, "commit", "not pushed");
        if (isElsewhere)
        {
            parts.Add($"{work.Branch} is checked out here");
        }

        if (parts.Count == 0 && work is { Uncommitted: 0 })
        {
            page.Line("  all work here is committed" + (work.Unpushed == 0 ? " and pushed" : ""));
        }
        else if (parts.Count > 0)
        {
            page.Hanging("  here: ", string.Join(", ", parts));
        }
    }

    private static void Add(List<string> parts, int? count, string what, string state)
    {
        if (count > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")} {state}"));
        }
    }

    private static string? OpenStory(StatusResult status)
    {
        if (status.Own is not { } own)
        {
            return null;
        }

        var now = own.Stories.FirstOrDefault(story => story.Id == status.Current?.CurrentStory && !story.Passes);
        return SafeName.Id((now ?? own.Stories.FirstOrDefault(story => !story.Passes))?.Id);
    }
}
