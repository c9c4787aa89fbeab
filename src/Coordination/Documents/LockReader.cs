using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>Reads one lock, whoever wrote it.</summary>
internal static class LockReader
{
    /// <summary>
    /// Null for what names neither a session nor a PRD. A lock that names only a PRD still holds it: it belongs to the
    /// session with the empty id, which nobody can be.
    /// </summary>
    public static SessionLock? Read(JsonText text, JsonPart part, Origin origin)
    {
        if (part.Kind != JsonKind.Object)
            return null;
        var source = new JsonObject(text, part);
        var sessionId = source.Text("sessionId");
        var prdId = source.Text("prdId");
        return sessionId is null && prdId is null ? null : ReadAll(source, sessionId ?? "", prdId) with { Origin = origin };
    }

    /// <summary>Whether two entries are one lock that somebody keeps in both lists.</summary>
    public static bool AreTwins(SessionLock left, SessionLock right) =>
        left.Origin?.List != right.Origin?.List
        && left.SessionId.Length > 0 && left.SessionId == right.SessionId
        && (left.PrdId == right.PrdId || PrdName.Same(left.PrdId, right.PrdId))
        && left.OpId == right.OpId && left.Fence == right.Fence;

    /// <summary>The later of two signs of life, so that a holder who beats under one name is not silent under the other.</summary>
    public static Timestamp? Later(Timestamp? first, Timestamp? second) =>
        second is null || first?.Time >= second.Value.Time || (first is not null && second.Value.Time is null) ? first : second;

    private static SessionLock ReadAll(JsonObject source, string sessionId, string? prdId)
    {
        var word = source.Text("status");
        return new SessionLock
        {
            SessionId = sessionId,
            PrdId = prdId,
            PrdFile = source.Text("prdFile"),
            Branch = source.Text("branch", "branchName"),
            ClaimedAt = source.Time(LockMembers.ClaimedAt.AsSpan()),
            Heartbeat = Later(source.Time(LockMembers.Heartbeat[0]), source.Time(LockMembers.Heartbeat[1])),
            CurrentStory = source.Text("currentStory"),
            Status = Synonyms.LockStatusOf(word),
            StatusText = word,
            Fence = source.Number("fence"),
            OpId = source.Text("opId"),
            Machine = source.Text("machine"),
            Challenge = ReadChallenge(source.Object("challenge")),
            CompletedStories = source.Texts("completedStories"),
            BlockedReason = source.Text("blockedReason"),
            ConflictFiles = source.Texts("conflictFiles"),
            QueuedAt = source.Time("queuedAt"),
            QueuePriority = source.Text("priority") is { } priority ? Synonyms.PriorityOf(priority) : null,
            Landing = ReadLanding(source.Object("landing")),
            PrUrl = source.Text("prUrl"),
            HeadOid = source.Text("headOid"),
        };
    }

    private static Challenge? ReadChallenge(JsonObject? source) =>
        source?.Text("by") is { } by ? new(by, source.Value.Time("at") ?? default, source.Value.Text("heartbeat")) : null;

    private static Landing? ReadLanding(JsonObject? source) =>
        source?.Text("commit") is { } commit && source.Value.Text("base") is { } @base ? new(commit, @base) : null;
}
