using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>A PRD that is held now, by <c>claim</c> or <c>resume</c>.</summary>
internal static class ClaimReply
{
    public static Reply Of(string command, ClaimResult claim) => new(command)
    {
        Data = json => Data(json, command, claim),
        Text = page => Text(page, claim),
        NextActions = [Next(claim)],
        ForeignText = ["stories.title", "passedOver"],
    };

    private static NextAction Next(ClaimResult claim)
    {
        var open = claim.Stories.FirstOrDefault(story => !story.Passes);
        return open is not null && SafeName.IsId(open.Id)
            ? NextAction.Coord("heartbeat", "--story", open.Id)
            : claim.Stories.IsEmpty ? NextAction.Coord("heartbeat") : NextAction.Coord("release", SafeName.Id(claim.PrdId));
    }

    private static void Data(JsonText json, string command, ClaimResult claim)
    {
        json.String("sessionId", claim.SessionId).String("prdId", claim.PrdId).String("prdFile", claim.PrdFile)
            .String("branch", claim.Branch).String("branchBase", claim.BranchBase).Number("fence", claim.Fence)
            .String("opId", claim.OpId).Path("worktree", claim.Worktree).String("risk", claim.Risk)
            .Objects("stories", claim.Stories, Views.Story)
            .Number("heartbeatEverySeconds", claim.HeartbeatEverySeconds).Number("staleAfterSeconds", claim.StaleAfterSeconds)
            .Number("attempts", claim.Attempts).Bool("alreadyHeld", claim.AlreadyHeld);
        if (command == "resume")
        {
            json.String("previousSession", claim.PreviousSession);
        }

        if (claim.AheadBehind is { } distance)
        {
            json.Object("aheadBehind", it => it.Number("ahead", distance.Ahead).Number("behind", distance.Behind));
        }

        json.Strings("passedOver", claim.PassedOver);
    }

    private static void Text(TextPage page, ClaimResult claim)
    {
        var fence = claim.Fence.ToString(CultureInfo.InvariantCulture);
        page.Line(claim switch
        {
            { AlreadyHeld: true } => $"{claim.SessionId} holds {claim.PrdId} already (fence {fence})",
            { PreviousSession: { } before } => $"{claim.SessionId} took {claim.PrdId} over from {before} (fence {fence})",
            _ => $"{claim.SessionId} claimed {claim.PrdId} (fence {fence})",
        });
        page.Field("branch", claim.Branch + At(claim)).Field("document", claim.PrdFile).Field("worktree", claim.Worktree);
        page.Field("risk", claim.Risk == "none" ? null : claim.Risk + " conflict risk");
        page.Field("lease", Lease(claim));
        foreach (var reason in claim.PassedOver.Take(8))
        {
            page.Field("passed by", TerminalText.Short(reason, 160));
        }

        Views.Stories(page, claim.Stories);
        page.Line($"next: {Next(claim)}");
    }

    private static string At(ClaimResult claim)
    {
        var at = claim.BranchBase is null ? "" : $" at {Views.Short(claim.BranchBase)}";
        return claim.AheadBehind is { } distance
            ? string.Create(CultureInfo.InvariantCulture, $"{at} ({distance.Ahead} ahead of main, {distance.Behind} behind)")
            : at;
    }

    private static string? Lease(ClaimResult claim) => claim.HeartbeatEverySeconds <= 0
        ? null
        : $"a heartbeat every {AgeText.OfSeconds(claim.HeartbeatEverySeconds)}; "
          + $"after {AgeText.OfSeconds(claim.StaleAfterSeconds)} of silence others may take over";
}
