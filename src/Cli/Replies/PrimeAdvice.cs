using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What a session does next.</summary>
internal static class PrimeAdvice
{
    public static StoryView? NextStory(PrimeResult brief) =>
        brief.Stories.FirstOrDefault(story => !story.Passes && story.Id == brief.Held?.CurrentStory) ?? brief.Stories.FirstOrDefault(story => !story.Passes);

    public static bool AllDone(PrimeResult brief) =>
        brief.Held is { StoriesTotal: > 0 } held && held.StoriesCompleted >= held.StoriesTotal;

    /// <summary>As a command; null: there is nothing to run.</summary>
    public static NextAction? Next(PrimeResult brief) => brief switch
    {
        { Mode: "solo" } => null,
        { Held: { Stale: true } } => NextAction.Coord("heartbeat"),
        { Held: { Status: "blocked" } held } => NextAction.Coord("prd", "show", SafeName.Id(held.PrdId)),
        { Held: { PrdId: not null } held } when AllDone(brief) => NextAction.Coord("release", SafeName.Id(held.PrdId)),
        { Held: { Branch: not null } held, Worktree: null } => NextAction.Git("switch", SafeName.Ref(held.Branch)),
        { Held: not null } when SafeName.Id(NextStory(brief)?.Id) is { } story => NextAction.Coord("heartbeat", "--story", story),
        { Held: not null } => NextAction.Coord("heartbeat"),
        { LostPrdId: not null } => NextAction.Coord("status"),
        _ when brief.Available.Any(prd => prd.Claimable) => NextAction.Coord("claim", "--next"),
        _ when brief.Others.FirstOrDefault(held => held is { Stale: true, PrdId: not null }) is { } stale => NextAction.Coord("resume", SafeName.Id(stale.PrdId)),
        _ => null,
    };

    /// <summary>As a sentence, the command behind it.</summary>
    public static string Sentence(PrimeResult brief) => brief switch
    {
        { Held: { Stale: true } } => "others may take your PRD over for silence; say that you live:",
        { Held: { Status: "blocked" } } => "your PRD is blocked; find out why, and settle it:",
        { Held: not null } when AllDone(brief) => "every story is done; commit everything, then:",
        { Held: not null, Worktree: null } => "go to the branch, and work on nothing else:",
        { Held: not null } when NextStory(brief) is { } story => $"work on {PrimeText.Name(story.Id)}; when it is committed:",
        { Held: not null } => "go on; now and then:",
        { LostPrdId: not null } => "save what is not committed, push nothing of it, and look:",
        _ when brief.Available.Any(prd => prd.Claimable) => "claim before you change anything:",
        _ when brief.Others.Any(held => held is { Stale: true, PrdId: not null }) => "nothing is free, but a session is silent; take its PRD over:",
        _ => "nothing can be claimed now; wait, or ask a person.",
    };
}
