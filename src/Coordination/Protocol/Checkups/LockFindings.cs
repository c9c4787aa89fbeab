using System.Collections.Immutable;

namespace Coordination.Protocol.Checkups;

/// <summary>What is odd about single locks.</summary>
internal static class LockFindings
{
    /// <summary>Clocks that are set by the network differ by less than this.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static IEnumerable<Diagnosis> Leftover(StateUnderCheck check) =>
        from held in check.State.Locks
        where held.PrdId is not null && RepairTransition.HasEnded(check.State, held.PrdId)
        select Diagnosis.Fixable(
            FindingCodes.LeftoverLock, FindingSeverity.Warning, $"{held.PrdId} has ended, and {Holder(held)} still has its lock",
            [Place(held), $"{StatePath.Registry}: {held.PrdId} is {Words.Of(check.State.FindAnywhere(held.PrdId!)!)}"],
            "the PRD was ended by hand, or by a tool that left the lock; its session can claim nothing else",
            [new Repair.RemoveLock(held, null)]);

    public static IEnumerable<Diagnosis> OfUnknownPrd(StateUnderCheck check) =>
        from held in check.State.Locks
        where held.PrdId is null || check.State.FindAnywhere(held.PrdId) is null
        select Diagnosis.Of(
            FindingCodes.LockOfUnknownPrd, FindingSeverity.Warning,
            held.PrdId is null ? $"the lock of {Holder(held)} names no PRD" : $"{Holder(held)} holds {held.PrdId}, which the registry does not have",
            [Place(held)], "the lock was made by hand, or its entry was removed; nobody else can claim what it names",
            held.PrdId is null ? ["coord", "status"] : Diagnosis.On(held.PrdId, "coord", "unclaim"));

    public static IEnumerable<Diagnosis> HandMade(StateUnderCheck check) =>
        from held in check.State.Locks
        where held.OpId is null
        select Diagnosis.Of(
            FindingCodes.HandMadeLock, FindingSeverity.Info, $"the lock of {Holder(held)} on {held.PrdId ?? "no PRD"} was made by hand: it has no opId",
            [Place(held)], "its holder is known by the session id alone; the holder's first heartbeat adds opId and fence",
            ["coord", "heartbeat"]);

    public static IEnumerable<Diagnosis> FromTheFuture(StateUnderCheck check)
    {
        var ahead = check.State.Locks
            .Where(held => held.Heartbeat?.Time is { } beat && beat - check.Now > Tolerance)
            .ToImmutableArray();
        if (ahead.IsEmpty)
            yield break;
        yield return Diagnosis.Of(
            FindingCodes.ClockSkew, FindingSeverity.Warning,
            ahead.Length == 1 ? $"the heartbeat of {Holder(ahead[0])} lies in the future" : $"{ahead.Length} heartbeats lie in the future",
            [.. ahead.Select(held => $"{Place(held)}: {held.Heartbeat}"), "this machine: " + Timestamp.Of(check.Now)],
            "the clock of that machine is ahead, or this one is behind; takeovers do not rely on it, but ages are shown wrongly. Set the clock, then send a heartbeat",
            ["coord", "heartbeat"]);
    }

    private static string Holder(SessionLock held) => held.SessionId.Length == 0 ? "nobody" : held.SessionId;

    private static string Place(SessionLock held) =>
        $"{StatePath.Locks}: {(held.Origin is { } origin ? FormattableString.Invariant($"{origin.List}[{origin.Index}], ") : "")}{Holder(held)} on {held.PrdId ?? "no PRD"}";
}
