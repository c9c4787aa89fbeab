using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>PRDs as <c>prd list</c> and <c>prd show</c> show them.</summary>
internal static class PrdProjection
{
    /// <summary>Open ones, then completed, then abandoned, each in the registry's order.</summary>
    public static ImmutableArray<PrdView> All(CoordinationState state)
    {
        bool IsOpen(PrdEntry prd) => prd.Status is not (PrdStatus.Completed or PrdStatus.Abandoned);
        return
        [
            .. state.Prds.Where(IsOpen)
                .Concat(state.Prds.Where(prd => prd.Status == PrdStatus.Completed)).Concat(state.Completed)
                .Concat(state.Prds.Where(prd => prd.Status == PrdStatus.Abandoned)).Concat(state.Abandoned)
                .Select(prd => Of(state, prd)),
        ];
    }

    public static PrdView Of(CoordinationState state, PrdEntry prd)
    {
        var isOpen = prd.Status is not (PrdStatus.Completed or PrdStatus.Abandoned);
        var held = isOpen ? state.LocksOf(prd.Id).FirstOrDefault() : null;
        var count = isOpen ? StoryCount.Of(state, prd.Id, prd, held) : new(prd.StoriesCompleted ?? 0, prd.StoriesTotal ?? 0);
        return new()
        {
            PrdId = prd.Id,
            Title = prd.Title,
            Status = Words.Of(prd),
            Priority = Words.Of(prd.Priority),
            PrdFile = prd.PrdFile,
            Branch = held?.Branch ?? state.StoriesOf(prd.Id)?.BranchName ?? prd.Branch,
            StoriesCompleted = count.Completed,
            StoriesTotal = count.Total,
            DependsOn = prd.DependsOn,
            Holder = held?.SessionId,
            EndedAt = (prd.Status == PrdStatus.Abandoned ? prd.AbandonedAt : prd.CompletedAt)?.Text,
            ArchivedTo = prd.ArchivedTo,
            FinishedBy = prd.FinishedBy,
            MergeCommit = prd.MergeCommit,
            Reason = prd.Reason,
        };
    }

    /// <summary>The stories, as the document lists them; where there is none, those that the lock says are done.</summary>
    public static ImmutableArray<StoryView> Stories(CoordinationState state, string prdId) =>
        state.StoriesOf(prdId) is { Stories.IsEmpty: false } document
            ? [.. document.Stories.Select(story => new StoryView(story.Id, story.Title, story.Passes))]
            : [.. state.LocksOf(prdId).SelectMany(held => held.CompletedStories).Select(id => new StoryView(id, null, true))];
}
