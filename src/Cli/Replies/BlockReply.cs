using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Answers of <c>block</c> and <c>unblock</c>.</summary>
internal static class BlockReply
{
    public static Reply Of(string command, BlockResult held) => new(command)
    {
        Data = json => json.String("sessionId", held.SessionId).String("prdId", held.PrdId).String("status", held.Status)
            .String("blockedReason", held.Reason).Strings("conflictFiles", held.Files).Number("fence", held.Fence).Bool("already", held.Already),
        Text = page => Text(page, held),
        NextActions = [Next(held)],
        ForeignText = ["blockedReason"],
    };

    private static bool IsBlocked(BlockResult held) => held.Status == "blocked";

    private static NextAction Next(BlockResult held) => IsBlocked(held) ? NextAction.Coord("unblock") : NextAction.Coord("heartbeat");

    private static void Text(TextPage page, BlockResult held)
    {
        page.Line((IsBlocked(held), held.Already) switch
        {
            (true, false) => $"{held.PrdId} is blocked; {held.SessionId} keeps it",
            (true, true) => $"{held.PrdId} is blocked already",
            (false, false) => $"{held.PrdId} goes on; {held.SessionId} holds it",
            _ => $"{held.PrdId} is not blocked ({held.Status})",
        });
        page.Field("reason", held.Reason is null ? null : TerminalText.Quote(held.Reason, 200));
        foreach (var file in held.Files)
        {
            page.Field("file", file);
        }

        page.Line(IsBlocked(held) ? $"next: {Next(held)}, when work goes on; until then heartbeats are left out" : $"next: {Next(held)}");
    }
}
