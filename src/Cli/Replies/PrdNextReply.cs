using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answer of <c>prd next</c>.</summary>
internal static class PrdNextReply
{
    private const int Wide = 100;

    public static Reply Of(NextPrdResult found, bool exitCode) => new("prd next")
    {
        Data = json => Data(json, found),
        Text = page => Text(page, found),
        NextActions = Action(found) is { } action ? [action] : [],
        ForeignText = ["next.title", "others.title"],
        Findings = exitCode && found.Next is null,
    };

    private static NextAction? Action(NextPrdResult found) => found switch
    {
        { Next: { } next } => NextAction.Coord("claim", SafeName.Id(next.PrdId)),
        { Holds: { } held } => NextAction.Coord("release", SafeName.Id(held)),
        { Code: "nothing_left" } when found.Others.FirstOrDefault(other => other.Status == "draft") is { } draft => NextAction.Coord("prd", "ready", SafeName.Id(draft.PrdId)),
        { Code: "nothing_left" } => NextAction.Coord("prd", "add", "--help"),
        { Code: "solo_mode" } => NextAction.Coord("init"),
        { RetryAfter: not null } => NextAction.Coord("prd", "next"),
        _ => NextAction.Coord("prd", "list"),
    };

    private static void Data(JsonText json, NextPrdResult found)
    {
        json.String("sessionId", found.SessionId);
        if (found.Next is { } next)
        {
            json.Object("next", it => Candidate(it, next));
        }
        else
        {
            json.Null("next");
        }

        json.String("holds", found.Holds).String("code", found.Code)
            .Number("retryAfterSeconds", found.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalSeconds) : null)
            .Objects("others", found.Others, Candidate).Time("asOf", found.AsOf).Bool("offline", found.Offline);
    }

    private static void Candidate(JsonText json, CandidatePrd prd) =>
        json.String("prdId", prd.PrdId).String("title", prd.Title).String("priority", prd.Priority).String("status", prd.Status)
            .String("risk", prd.Risk).Number("storiesTotal", prd.StoriesTotal).Bool("claimable", prd.Claimable)
            .String("code", prd.Code).String("reason", prd.Reason);

    private static void Text(TextPage page, NextPrdResult found)
    {
        page.Line(Headline(found));
        if (found.Next is { } next)
        {
            page.Field("title", next.Title is null ? null : TerminalText.Quote(next.Title, 200)).Field("priority", next.Priority)
                .Field("risk", next.Risk == "none" ? null : next.Risk + " conflict risk");
        }

        if (!found.Others.IsEmpty)
        {
            var table = page.Width < Wide ? new TextTable("PRD", "PRIORITY", "WHY NOT").Flexible(2) : new TextTable("PRD", "PRIORITY", "WHY NOT", "TITLE").Flexible(3);
            foreach (var other in found.Others)
            {
                table.Row(other.PrdId, other.Priority, Why(found, other), other.Title);
            }

            page.Line().Table(table);
        }

        page.Line().Line(Views.AsOf(found.AsOf, found.Offline));
        if (Action(found) is { } action)
        {
            page.Line($"next: {action}");
        }
    }

    private static string Headline(NextPrdResult found) => found switch
    {
        { Next: { } next } => $"claim --next would take {next.PrdId}",
        { Holds: { } held } => $"{found.SessionId} holds {held}, and a session holds one PRD at a time",
        { Code: "nothing_left" } => "nothing is left: every PRD is completed, abandoned or a draft",
        { Code: "nothing_now" } => "nothing can be claimed now" + (found.RetryAfter is { } wait ? $"; ask again in {AgeText.Of(wait)}" : ""),
        { Code: "solo_mode" } => "nothing can be claimed: coordination is off for this project (solo mode)",
        _ => $"claim --next would be refused ({found.Code})",
    };

    private static string Why(NextPrdResult found, CandidatePrd other) => other.Reason
        ?? (found.Next is { } next ? $"comes after {next.PrdId}" : found.Holds is { } held ? $"free once {held} is finished" : "free");
}
