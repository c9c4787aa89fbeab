namespace Coordination.Protocol;

/// <summary>How many stories a PRD has and how many are done: by its document, else by entry and lock. 0 where nothing says.</summary>
internal readonly record struct StoryCount(int Completed, int Total)
{
    public static StoryCount Of(CoordinationState state, string? prdId, PrdEntry? prd, SessionLock? held) =>
        prdId is not null && state.StoriesOf(prdId) is { Stories.IsEmpty: false } document
            ? new(document.Stories.Count(story => story.Passes), document.Stories.Length)
            : new(Math.Max(prd?.StoriesCompleted ?? 0, held?.CompletedStories.Length ?? 0), prd?.StoriesTotal ?? 0);
}
