using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>Words for refusals about PRDs and stories.</summary>
internal static class ClaimRefusalText
{
    private const string Registry = "docs/prd-registry.json on the state ref";

    public static Problem Of(Refusal refusal, Again again) => refusal switch
    {
        PrdNotFoundRefusal it => NotFound(it, again),
        StoryNotFoundRefusal it => Problem.Of(
            it.Code, $"{it.PrdId} has no story {TerminalText.Quote(it.StoryId)}",
            it.Stories.IsEmpty ? $"PRD {it.PrdId}, which lists no stories" : $"PRD {it.PrdId}; its stories: {Listing.Of(it.Stories, 12)}",
            NextAction.Coord("prd", "show", SafeName.Id(it.PrdId))),
        NotReadyRefusal it => NotReady(it, again),
        PrdExistsRefusal it => Exists(it),
        DependencyOpenRefusal it => Problem.Of(
            it.Code, $"{it.PrdId} depends on {Listing.Of(it.Open)}, not completed yet", $"dependsOn of {it.PrdId} in {Registry}",
            NextAction.Coord("claim", "--next")),
        ConflictRiskRefusal it => Risk(it),
        AlreadyHoldingRefusal it => Holding(it),
        NothingNowRefusal it => Problem.Of(
            it.Code, "nothing can be claimed now, but something may be later" + Later(it.RetryAfter),
            it.Reasons.IsEmpty ? Registry : string.Join("; ", it.Reasons.Take(8)), NextAction.Coord("claim", "--next")),
        NothingLeftRefusal it => Problem.Of(
            it.Code, "nothing is left: every PRD is completed, abandoned or a draft",
            it.Drafts.IsEmpty ? Registry : $"{Registry}; drafts: {Listing.Of(it.Drafts)}",
            it.Drafts.IsEmpty ? NextAction.Coord("prd", "add", "--help") : NextAction.Coord("prd", "ready", SafeName.Id(it.Drafts[0]))),
        _ => Open((StoriesOpenRefusal)refusal),
    };

    private static Problem NotFound(PrdNotFoundRefusal it, Again again)
    {
        var what = $"there is no PRD {TerminalText.Quote(it.PrdId)}" + (it.Nearest.IsEmpty ? "" : $"; did you mean {Listing.Of(it.Nearest)}?");
        var next = it.Nearest.IsEmpty || !SafeName.IsId(it.Nearest[0])
            ? NextAction.Coord("prd", "list")
            : NextAction.Coord([.. again.Command.Split(' '), it.Nearest[0]]);
        return Problem.Of(it.Code, what, Registry, next);
    }

    private static string Standing(string status) => status switch
    {
        "draft" => "is a draft",
        "completed" => "is completed already",
        "abandoned" => "was abandoned",
        "in_progress" => "is marked as in progress without a lock",
        "blocked" => "is blocked",
        "pr_open" => "waits for its pull request",
        _ => $"has the status {TerminalText.Quote(status, 40)}",
    };

    private static Problem NotReady(NotReadyRefusal it, Again again) => again.Command == "prd ready"
        ? Problem.Of(it.Code, $"{it.PrdId} {Standing(it.Status)}, so it cannot be made ready", Registry, NextAction.Coord("prd", "show", SafeName.Id(it.PrdId)))
        : Problem.Of(
            it.Code, $"{it.PrdId} {Standing(it.Status)}, so it cannot be claimed", Registry,
            it.Status == "draft" ? NextAction.Coord("prd", "ready", SafeName.Id(it.PrdId)) : NextAction.Coord("claim", "--next"));

    private static Problem Exists(PrdExistsRefusal it)
    {
        var title = it.Title is null ? "" : $", {TerminalText.Quote(it.Title, 80)}";
        var next = it.Status == "draft" ? NextAction.Coord("prd", "ready", SafeName.Id(it.PrdId)) : NextAction.Coord("prd", "show", SafeName.Id(it.PrdId));
        return Problem.Of(
            it.Code, $"there is a PRD {TerminalText.Quote(it.PrdId, 80)} already{title} ({TerminalText.Short(it.Status, 40)})",
            Registry + "; --id gives the new one another id", next);
    }

    private static Problem Risk(ConflictRiskRefusal it) => Problem.Of(
        it.Code, $"{it.PrdId} would touch much the same files as {Listing.Of(it.With)}: high conflict risk",
        (it.SharedPaths.IsEmpty ? "declared in " + Registry : "shared: " + Listing.Of(it.SharedPaths)) + "; --allow-conflict claims it all the same",
        NextAction.Coord("claim", "--next"));

    private static Problem Holding(AlreadyHoldingRefusal it) => Problem.Of(
        it.Code, $"{it.SessionId} holds {it.Holds ?? "a lock"} already, and a session holds one PRD at a time",
        "docs/session-locks.json on the state ref; finish it with release, or give it back with unclaim",
        it.Holds is null ? NextAction.Coord("status") : NextAction.Coord("release", SafeName.Id(it.Holds)));

    private static Problem Open(StoriesOpenRefusal it) => Problem.Of(
        it.Code, string.Create(CultureInfo.InvariantCulture, $"{it.Completed} of {it.Total} stories of {it.PrdId} are done"),
        (it.Open.IsEmpty ? $"PRD {it.PrdId}" : "open: " + Listing.Of(it.Open, 12)) + "; --incomplete releases it all the same",
        it.Open.IsEmpty ? NextAction.Coord("release", SafeName.Id(it.PrdId), "--incomplete") : NextAction.Coord("heartbeat", "--story", SafeName.Id(it.Open[0])));

    private static string Later(TimeSpan? after) => after is { } wait ? $"; ask again in {AgeText.Of(wait)}" : "";
}
