using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Documents;

/// <summary>The members of a lock, in the order in which a new one is written.</summary>
internal static class LockMembers
{
    public static readonly ImmutableArray<string> Heartbeat = ["heartbeat", "lastHeartbeat"];
    public static readonly ImmutableArray<string> ClaimedAt = ["claimedAt", "startedAt"];

    private static readonly ImmutableArray<MemberRule<SessionLock>> Rules =
    [
        new(["sessionId"], held => JsonDraft.Of(held.SessionId)),
        new(["prdId"], held => JsonDraft.Of(held.PrdId)),
        new(["prdFile"], held => JsonDraft.Of(held.PrdFile)),
        new(["branch", "branchName"], held => JsonDraft.Of(held.Branch)),
        new(ClaimedAt, held => JsonDraft.Of(held.ClaimedAt?.Text)),
        new(Heartbeat, held => JsonDraft.Of(held.Heartbeat?.Text)) { EverySpelling = true },
        new(["currentStory"], held => JsonDraft.Of(held.CurrentStory)) { KeepNull = true },
        new(["status"], held => JsonDraft.Of(Words.Of(held))),
        new(["fence"], held => JsonDraft.Of(held.Fence)),
        new(["opId"], held => JsonDraft.Of(held.OpId)),
        new(["machine"], held => JsonDraft.Of(held.Machine)),
        new(["challenge"], held => Draft(held.Challenge)),
        new(["completedStories"], held => JsonDraft.Of(held.CompletedStories)),
        new(["blockedReason"], held => JsonDraft.Of(held.BlockedReason)),
        new(["conflictFiles"], held => JsonDraft.Of(held.ConflictFiles)),
        new(["queuedAt"], held => JsonDraft.Of(held.QueuedAt?.Text)),
        new(["priority"], held => held.QueuePriority is { } priority ? JsonDraft.Of(Words.Of(priority)) : null),
        new(["landing"], held => Draft(held.Landing)),
        new(["prUrl"], held => JsonDraft.Of(held.PrUrl)),
        new(["headOid"], held => JsonDraft.Of(held.HeadOid)),
    ];

    public static JsonDraft New(SessionLock held) =>
        new JsonDraft.Object([.. Rules.Select(rule => rule.New(held)).OfType<JsonDraft.Member>()]) { Expand = true };

    public static void Write(JsonEdit edit, JsonPart part, SessionLock was, SessionLock next)
    {
        var target = new ObjectEdit(edit, part);
        foreach (var rule in Rules)
            rule.Write(target, was, next);
        if (was.Status != next.Status)
            RemoveLeftOvers(target, was.Status, next);
        target.Write();
    }

    /// <summary>Members of the status that ended go, also those that said nothing and so make no difference.</summary>
    private static void RemoveLeftOvers(ObjectEdit target, LockStatus ended, SessionLock next)
    {
        ReadOnlySpan<string> names = ended switch
        {
            LockStatus.Blocked => ["blockedReason", "conflictFiles"],
            LockStatus.Queued => ["queuedAt", "priority"],
            LockStatus.Merging => ["landing"],
            LockStatus.PrOpen => ["prUrl", "headOid"],
            _ => [],
        };
        foreach (var name in names)
        {
            if (Rules.First(rule => rule.Spellings[0] == name).Value(next) is null)
                target.Remove(name);
        }
    }

    private static JsonDraft.Object? Draft(Challenge? challenge) => challenge is null ? null : JsonDraft.Members(
        ("by", JsonDraft.Of(challenge.By)), ("at", JsonDraft.Of(challenge.At.Text)), ("heartbeat", JsonDraft.Of(challenge.Heartbeat)));

    private static JsonDraft.Object? Draft(Landing? landing) => landing is null ? null : JsonDraft.Members(
        ("commit", JsonDraft.Of(landing.Commit)), ("base", JsonDraft.Of(landing.Base)));
}
