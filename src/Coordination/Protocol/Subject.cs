namespace Coordination.Protocol;

/// <summary>First lines of the commit messages: the seed's, and others in the same style.</summary>
internal static class Subject
{
    private const string NoPrd = "no PRD";

    public static string Claim(SessionLock held) => For("claim", held);

    public static string Heartbeat(SessionLock held, string? completed, string? started) =>
        $"chore: heartbeat {OneLine.Of(held.SessionId)}"
        + (completed is not null ? " - completed " + OneLine.Of(completed) : started is not null ? " - started " + OneLine.Of(started) : "");

    public static string Block(SessionLock held) => For("block", held);

    public static string Unblock(SessionLock held) => For("unblock", held);

    public static string Unclaim(SessionLock held, bool forced) => For("unclaim", held, forced);

    public static string Resume(SessionLock held, bool forced) => For("resume", held, forced);

    public static string Land(SessionLock held) => For("land", held);

    public static string CancelLanding(SessionLock held, string reason) => For("cancel landing of", held) + ": " + OneLine.Of(reason);

    public static string Release(string prdId, SessionLock held) =>
        $"chore: archive {OneLine.Of(prdId)}, release {OneLine.Of(held.SessionId)}";

    public static string Abandon(string prdId, bool forced) => $"chore: abandon {OneLine.Of(prdId)}{Forced(forced)}";

    public static string Challenge(SessionLock held) => $"chore: challenge {Name(held)} held by {OneLine.Of(held.SessionId)}";

    public static string Add(PrdEntry prd) => $"chore: add {OneLine.Of(prd.Id)}{(prd.Status == PrdStatus.Draft ? " as a draft" : "")}";

    public static string Ready(PrdEntry prd) => $"chore: make {OneLine.Of(prd.Id)} ready";

    /// <summary>The PRD that the first line of a verb names; null where it names none, as a heartbeat's does not.</summary>
    public static string? PrdOf(string verb, string subject)
    {
        var (before, after) = verb switch
        {
            "release" => ("chore: archive ", ", release "),
            "challenge" => ("chore: challenge ", " held by "),
            "cancel-landing" => ("chore: cancel landing of ", " for "),
            "prd-add" => ("chore: add ", " "),
            "prd-ready" => ("chore: make ", " ready"),
            "abandon" => ("chore: abandon ", " "),
            "claim" or "block" or "unblock" or "unclaim" or "resume" or "land" => ($"chore: {verb} ", " for "),
            _ => ("\n", ""),
        };
        if (!subject.StartsWith(before, StringComparison.Ordinal))
            return null;
        var rest = subject[before.Length..];
        var end = rest.IndexOf(after, StringComparison.Ordinal);
        var named = end < 0 ? rest : rest[..end];
        return named is "" or NoPrd ? null : named;
    }

    public static string Repair(string what) => "chore: repair - " + OneLine.Of(what);

    private static string For(string verb, SessionLock held, bool forced = false) =>
        $"chore: {verb} {Name(held)} for {OneLine.Of(held.SessionId)}{Forced(forced)}";

    private static string Name(SessionLock held) => OneLine.Of(held.PrdId ?? NoPrd);

    private static string Forced(bool forced) => forced ? " (forced)" : "";
}
