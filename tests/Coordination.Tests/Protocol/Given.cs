using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

/// <summary>Small states and commands, so that a test says only what it is about.</summary>
internal static class Given
{
    public static DateTimeOffset Now { get; } = new(2026, 2, 19, 15, 0, 0, TimeSpan.Zero);

    public static PrdEntry Prd(string id, PrdStatus status = PrdStatus.Ready) => new() { Id = id, Status = status };

    public static SessionLock Lock(string session, string? prd, string? opId = "grant", long? fence = 1, double ageMinutes = 0) => new()
    {
        SessionId = session,
        PrdId = prd,
        Branch = prd is null ? null : PrdName.DefaultBranch(prd),
        ClaimedAt = Timestamp.Of(Now.AddHours(-1)),
        Heartbeat = Timestamp.Of(Now.AddMinutes(-ageMinutes)),
        OpId = opId,
        Fence = fence,
    };

    public static CoordinationState State(params PrdEntry[] prds) => new() { Prds = [.. prds] };

    public static CoordinationState Holding(this CoordinationState state, params SessionLock[] locks) => state with
    {
        Locks = [.. state.Locks, .. locks],
        Fence = locks.Max(held => held.Fence ?? 0),
        Prds = [.. state.Prds.Select(prd => locks.Any(held => held.IsFor(prd.Id))
            ? prd with { Status = PrdStatus.InProgress, StartedAt = Timestamp.Of(Now.AddHours(-1)) }
            : prd)],
    };

    public static CoordinationState WithStories(this CoordinationState state, string prdId, params UserStory[] stories) =>
        state with { Stories = state.Stories.SetItem(PrdName.Key(prdId), new($"docs/prds/prd-{PrdName.Key(prdId)}.json", null, [.. stories])) };

    public static UserStory Open(string id) => new(id, "Title of " + id, false);

    public static UserStory Done(string id) => new(id, "Title of " + id, true);

    /// <summary>A session with the proof of the lock that <see cref="Lock"/> makes.</summary>
    public static Caller Holder(string session, string? prd = null) => new(session, "grant", null, prd);

    public static Caller Stranger(string session) => new(session);

    public static ClaimCommand Claim(string session, string? prd, bool allowConflict = false) =>
        new(Stranger(session), Now, "op", prd, "0a1b2c3d", allowConflict);

    public static HeartbeatCommand Beat(Caller caller, string? prd = null, string? completed = null, string? started = null, TimeSpan tipAge = default) =>
        new(caller, Now, "op", prd, completed, started, tipAge);

    public static UnclaimCommand Unclaim(Caller caller, string? prd = null, TakeoverEvidence? evidence = null) =>
        new(caller, Now, "op", prd, evidence);

    public static ReleaseCommand Release(Caller caller, string? prd = null, bool incomplete = false, string? mergeCommit = null) =>
        new(caller, Now, "op", prd, incomplete, mergeCommit);

    public static AbandonCommand Abandon(Caller caller, string? prd = null, TakeoverEvidence? evidence = null) =>
        new(caller, Now, "op", prd, "too big", "c0ffee", "refs/coord/backup/feature/a/1", evidence);

    public static ResumeCommand Resume(Caller caller, string prd, TakeoverEvidence evidence) => new(caller, Now, "op", prd, "99999999", evidence);

    public static BlockCommand Block(Caller caller, string reason = "conflict", params string[] files) =>
        new(caller, Now, "op", null, reason, [.. files]);

    public static UnblockCommand Unblock(Caller caller) => new(caller, Now, "op", null);

    public static ChallengeCommand Challenge(string session, string prd) => new(Stranger(session), Now, "op", prd);

    /// <summary>A PRD with a JSON document of this text.</summary>
    public static NewPrd New(string id, string? json = "{}", bool ready = false) => new() { Id = id, Title = "Title of " + id, Json = json, Ready = ready };

    public static PrdAddCommand Add(NewPrd prd) => new(Stranger("s1"), Now, "op", prd);

    public static PrdReadyCommand Ready(string prd) => new(Stranger("s1"), Now, "op", prd);

    /// <summary>Files as they stand on the tip.</summary>
    public static CoordinationState WithFiles(this CoordinationState state, params (string Path, string Text)[] files) =>
        state with { PrdFiles = files.ToImmutableDictionary(file => file.Path, file => file.Text) };

    /// <summary>Evidence that grants a takeover.</summary>
    public static TakeoverEvidence Dead { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));

    public static ImmutableArray<string> None { get; } = [];
}
