using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>Words for what needs somebody, and the command that mends it.</summary>
internal static class AttentionText
{
    /// <summary>What it is about: a PRD, else a session, else this clone.</summary>
    public static string Subject(AttentionView view) => view.PrdId ?? view.SessionId ?? "this clone";

    public static string What(AttentionView view) => view.Kind switch
    {
        AttentionKind.LockLost => $"lost: this worktree worked on it, {(view.Text is null ? "and nobody holds it now" : $"but {view.Text} holds it now")}",
        AttentionKind.Challenged => "challenged: somebody asked whether you live, and takes it over if you do not answer",
        AttentionKind.PushRejected => "not written: others were faster each time that you wrote",
        AttentionKind.PushDeclined => "not written: the remote does not let coord move the state ref (a protected branch, or a hook)",
        AttentionKind.OutcomeUnknown => $"unknown: a command was cut off and may still land: {TerminalText.Quote(view.Text)}",
        AttentionKind.TwoLocks => $"two locks: {TerminalText.Short(view.Text, 200)}; nothing is written until one is taken out",
        AttentionKind.Stale => view.Mine ? $"stale: your last heartbeat was {AgeText.Ago(view.Seconds)}" : $"stale: {view.SessionId} has been silent for {AgeText.OfSeconds(view.Seconds ?? 0)}",
        AttentionKind.Blocked => view.Text is null ? $"blocked: {view.SessionId} gave no reason" : $"blocked: {TerminalText.Quote(view.Text)}",
        AttentionKind.ClockAhead => $"clock: {view.SessionId} is {AgeText.OfSeconds(view.Seconds ?? 0)} ahead of this machine, so one of the two is wrong",
        AttentionKind.WithoutLock => "no lock: marked as in progress, and nobody holds it, so nobody can claim it",
        AttentionKind.LeftOverLock => $"left over: it is over, and {view.SessionId} has a lock on it still",
        _ => view.Kind,
    };

    public static NextAction Mend(AttentionView view, StatusResult status) => view.Kind switch
    {
        AttentionKind.LockLost => view.Text is null ? NextAction.Coord("claim", SafeName.Id(view.PrdId)) : Rescue(view, status),
        AttentionKind.Challenged => NextAction.Coord("heartbeat"),
        AttentionKind.PushRejected => status.Current is null ? NextAction.Coord("claim", "--next") : NextAction.Coord("heartbeat"),
        AttentionKind.PushDeclined => NextAction.Coord("init", "--state-ref", "refs/heads/coord-state"),
        AttentionKind.OutcomeUnknown => SaidAgain(view.Text ?? ""),
        AttentionKind.TwoLocks => Known("doctor", "--fix") ?? NextAction.Git("log", "-5", "--oneline", "--all", "--", "docs/session-locks.json"),
        AttentionKind.Stale => view.Mine ? NextAction.Coord("heartbeat")
            : view.PrdId is null ? NextAction.Coord("stale") : NextAction.Coord("resume", SafeName.Id(view.PrdId)),
        AttentionKind.Blocked => (view.Mine ? Known("unblock") : null) ?? Show(view),
        AttentionKind.ClockAhead => NextAction.Clock,
        AttentionKind.LeftOverLock => Known("doctor", "--fix") ?? NextAction.Coord("unclaim", SafeName.Id(view.PrdId)),
        _ => Known("doctor", "--fix") ?? Show(view),
    };

    public static Tone ToneOf(AttentionView view) => view.Kind switch
    {
        AttentionKind.Stale or AttentionKind.ClockAhead or AttentionKind.WithoutLock or AttentionKind.LeftOverLock => Tone.Warn,
        _ => Tone.Bad,
    };

    private static NextAction Show(AttentionView view) => view.PrdId is null ? NextAction.Coord("stale") : NextAction.Coord("prd", "show", SafeName.Id(view.PrdId));

    private static NextAction? Known(string command, params string[] words) =>
        CommandList.Find(command) is null ? null : NextAction.Coord([command, .. words]);

    // The push names its refs in full, so that it saves the right commits whatever is checked out.
    private static NextAction Rescue(AttentionView view, StatusResult status)
    {
        var branch = status.Sessions.FirstOrDefault(held => held.PrdId == view.PrdId)?.Branch;
        return SafeName.IsRef(branch) && SafeName.IsId(view.PrdId) && SafeName.IsId(view.SessionId)
            ? NextAction.Git("push", "origin", $"{branch}:refs/heads/rescue/{view.PrdId}-{view.SessionId}")
            : Show(view);
    }

    // The first line of the commit says which verb it was: "chore: claim print-templates for developer-abc123".
    private static NextAction SaidAgain(string subject) => subject.Split(' ') switch
    {
        ["chore:", "archive", var prd, ..] => NextAction.Coord("release", SafeName.Id(prd.TrimEnd(','))),
        ["chore:", "heartbeat", ..] => NextAction.Coord("heartbeat"),
        ["chore:", "claim" or "unclaim" or "resume" or "abandon", var prd, ..] words => NextAction.Coord(words[1], SafeName.Id(prd)),
        _ => NextAction.Coord("status"),
    };
}
