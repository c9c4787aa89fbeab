namespace Coordination.Protocol;

/// <summary>Whether every story of a PRD is done: by its document, else by the counts.</summary>
internal static class OpenStories
{
    public static StoriesOpenRefusal? Refuse(CoordinationState state, SessionLock held)
    {
        if (held.PrdId is null)
            return null;
        if (state.StoriesOf(held.PrdId) is { Stories.IsEmpty: false } document)
        {
            var open = document.Stories.Where(story => !story.Passes).Select(story => story.Id).ToList();
            var all = document.Stories.Length;
            return open.Count == 0 ? null : new(held.PrdId, [.. open], all - open.Count, all);
        }
        var prd = state.FindPrd(held.PrdId);
        var done = Math.Max(prd?.StoriesCompleted ?? 0, held.CompletedStories.Length);
        return prd?.StoriesTotal is { } total && done < total ? new(held.PrdId, [], done, total) : null;
    }
}
