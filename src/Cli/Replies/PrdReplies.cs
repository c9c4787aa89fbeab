using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answers of <c>prd list</c> and <c>prd show</c>.</summary>
internal static class PrdReplies
{
    private const int Wide = 100;

    public static Reply Of(PrdListResult list) => new("prd list")
    {
        Data = json => json.Objects("prds", list.Prds, Views.Prd).Time("asOf", list.AsOf).Bool("offline", list.Offline),
        Text = page => Text(page, list),
        Screen = page => page.Line(Views.AsOf(list.AsOf, list.Offline), "grey")
            .Table(Headings(page.Width), list.Prds.Select(prd => Coloured(Cells(prd, page.Width))), 4, 5),
        ForeignText = ["prds.title"],
    };

    public static Reply Of(PrdShowResult shown) => new("prd show")
    {
        Data = json => Data(json, shown),
        Text = page => Text(page, shown),
        NextActions = Next(shown) is { } next ? [next] : [],
        ForeignText = ["prd.title", "stories.title", "lock.blockedReason"],
    };

    private static void Text(TextPage page, PrdListResult list)
    {
        if (list.Prds.IsEmpty)
        {
            page.Line("no PRDs");
            return;
        }

        var table = new TextTable(Headings(page.Width)).Flexible(page.Width < Wide ? 4 : 5);
        foreach (var prd in list.Prds)
        {
            table.Row(Cells(prd, page.Width));
        }

        page.Table(table).Line().Line(Views.AsOf(list.AsOf, list.Offline));
    }

    /// <summary>A narrow page has no room for both holder and title; <c>status</c> has the holders.</summary>
    private static string[] Headings(int width) =>
        width < Wide ? ["PRD", "STATUS", "PRIORITY", "STORIES", "TITLE"] : ["PRD", "STATUS", "PRIORITY", "STORIES", "HOLDER", "TITLE"];

    private static string[] Cells(PrdView prd, int width)
    {
        string[] first = [prd.PrdId, prd.Status, prd.Priority, Views.Count(prd.StoriesCompleted, prd.StoriesTotal)];
        return width < Wide ? [.. first, prd.Title ?? ""] : [.. first, prd.Holder ?? "-", prd.Title ?? ""];
    }

    private static (string, string)[] Coloured(string[] cells) => [.. cells.Select((cell, i) => (cell, i == 1 ? StyleOf(cells[1]) : "default"))];

    private static string StyleOf(string status) => status switch
    {
        "blocked" => "red",
        "in_progress" or "pr_open" => "yellow",
        "ready" => "green",
        _ => "grey",
    };

    private static void Data(JsonText json, PrdShowResult shown)
    {
        json.Object("prd", it => Views.Prd(it, shown.Prd)).Objects("stories", shown.Stories, Views.Story);
        if (shown.Lock is { } held)
        {
            json.Object("lock", it => Views.Lock(it, held));
        }
        else
        {
            json.Null("lock");
        }

        json.Time("asOf", shown.AsOf).Bool("offline", shown.Offline);
    }

    private static void Text(TextPage page, PrdShowResult shown)
    {
        var prd = shown.Prd;
        page.Line(prd.PrdId + (prd.Title is null ? "" : ": " + TerminalText.Quote(prd.Title, 200)))
            .Field("status", prd.Status).Field("priority", prd.Priority).Field("branch", prd.Branch).Field("document", prd.PrdFile)
            .Field("depends on", string.Join(", ", prd.DependsOn)).Field("ended", prd.EndedAt).Field("archived", prd.ArchivedTo);
        if (shown.Lock is { } held)
        {
            page.Field("held by", $"{held.SessionId}, {held.Status}, heartbeat {AgeText.Ago(held.AgeSeconds)}{(held.Stale ? ", stale" : "")}");
            page.Field("blocked", held.BlockedReason is null ? null : TerminalText.Quote(held.BlockedReason));
        }

        if (shown.Stories.IsEmpty && prd.StoriesTotal > 0)
        {
            page.Field("stories", Views.Done(prd.StoriesCompleted, prd.StoriesTotal) + " done");
        }

        Views.Stories(page, shown.Stories);
        page.Line().Line(Views.AsOf(shown.AsOf, shown.Offline));
        if (Next(shown) is { } next)
        {
            page.Line($"next: {next}");
        }
    }

    private static NextAction? Next(PrdShowResult shown) => shown switch
    {
        { Lock: { Stale: true, Mine: false } } => NextAction.Coord("resume", SafeName.Id(shown.Prd.PrdId)),
        { Lock: null, Prd.Status: "ready" } => NextAction.Coord("claim", SafeName.Id(shown.Prd.PrdId)),
        _ => null,
    };
}
