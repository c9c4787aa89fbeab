using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What a completed story changes: document, count on the entry, and the list on the lock where no document lists stories.</summary>
/// <param name="StoryId">The story as the document spells it.</param>
/// <param name="Said">Whether anything is new.</param>
internal sealed record StoryProgress(
    string? StoryId, bool Said, CoordinationState State, SessionLock Lock, PrdEntry? Prd, ImmutableArray<FileChange> Files)
{
    /// <summary>Null: the document has no such story.</summary>
    public static StoryProgress? Of(CoordinationState state, SessionLock held, string storyId)
    {
        var prd = held.PrdId is null ? null : state.FindPrd(held.PrdId);
        return held.PrdId is not null && state.StoriesOf(held.PrdId) is { Stories.IsEmpty: false } document
            ? InDocument(state, held, prd, document, storyId)
            : OnLock(state, held, prd, storyId);
    }

    private static StoryProgress? InDocument(CoordinationState state, SessionLock held, PrdEntry? prd, PrdStories document, string storyId)
    {
        var story = document.Stories.FirstOrDefault(one => string.Equals(one.Id, storyId, StringComparison.OrdinalIgnoreCase));
        if (story is null || story.Passes)
            return story is null ? null : new(story.Id, false, state, held, prd, []);
        var stories = document.Stories.Replace(story, story with { Passes = true });
        var counted = prd is null ? null : prd with { StoriesCompleted = stories.Count(one => one.Passes) };
        var next = state.With(held.PrdId!, document with { Stories = stories }).With(prd, counted);
        return new(story.Id, true, next, held, counted, [new FileChange.StoryPassed(document.File, story.Id)]);
    }

    /// <summary>The count is a level, not a step; it never goes below what the entry says already.</summary>
    private static StoryProgress OnLock(CoordinationState state, SessionLock held, PrdEntry? prd, string storyId)
    {
        if (held.CompletedStories.Contains(storyId))
            return new(storyId, false, state, held, prd, []);
        var done = held.CompletedStories.Add(storyId);
        var counted = prd is null ? null : prd with { StoriesCompleted = Math.Max(prd.StoriesCompleted ?? 0, done.Length) };
        return new(storyId, true, state.With(prd, counted), held with { CompletedStories = done }, counted, []);
    }
}
