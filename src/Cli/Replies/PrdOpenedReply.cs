using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answers of <c>prd add</c> and <c>prd ready</c>.</summary>
internal static class PrdOpenedReply
{
    public static Reply Of(string command, PrdOpenedResult prd) => new(command)
    {
        Data = json => json.String("prdId", prd.PrdId).String("title", prd.Title).String("status", prd.Status).String("priority", prd.Priority)
            .String("prdFile", prd.PrdFile).Strings("files", prd.Files).String("branch", prd.Branch).Number("storiesTotal", prd.StoriesTotal)
            .Strings("dependsOn", prd.DependsOn).String("backFrom", prd.BackFrom).String("commit", prd.Commit).Bool("already", prd.Already),
        Text = page => Text(page, command, prd),
        NextActions = [Next(prd)],
        ForeignText = ["title"],
    };

    /// <summary>What depends on others may have to wait: then it is better asked than claimed.</summary>
    private static NextAction Next(PrdOpenedResult prd) =>
        prd.Status == "draft" ? NextAction.Coord("prd", "ready", SafeName.Id(prd.PrdId))
        : prd.DependsOn.IsEmpty ? NextAction.Coord("claim", SafeName.Id(prd.PrdId))
        : NextAction.Coord("prd", "next");

    private static void Text(TextPage page, string command, PrdOpenedResult prd)
    {
        var what = prd.Status == "draft" ? "a draft" : "ready to be claimed";
        page.Line(prd switch
        {
            { Already: true } => $"{prd.PrdId} is {what} already; nothing was written",
            { BackFrom: not null } => $"{prd.PrdId} is back, {what}",
            _ when command == "prd add" => $"added {prd.PrdId}, {what}",
            _ => $"{prd.PrdId} is {what}",
        });
        page.Field("title", prd.Title is null ? null : TerminalText.Quote(prd.Title, 200));
        page.Field("document", prd.PrdFile);
        foreach (var other in prd.Files.Where(file => file != prd.PrdFile))
        {
            page.Field("", other);
        }

        page.Field("branch", prd.Branch).Field("priority", prd.Priority == "medium" ? null : prd.Priority)
            .Field("stories", prd.StoriesTotal == 0 ? null : prd.StoriesTotal.ToString(CultureInfo.InvariantCulture))
            .Field("depends on", string.Join(", ", prd.DependsOn)).Field("back from", prd.BackFrom)
            .Line($"next: {Next(prd)}");
    }
}
