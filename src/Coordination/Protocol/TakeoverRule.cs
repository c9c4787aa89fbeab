namespace Coordination.Protocol;

/// <summary>
/// When the lock of a silent session may change hands.
/// </summary>
/// <remarks>
/// Clocks differ: at eight minutes of skew, age alone robs every live holder. So a time written by another machine is taken
/// as evidence of change, never of time. Age decides only whether a takeover is offered; what grants it is that <em>this</em>
/// machine has seen the same heartbeat for <c>staleAfter</c> on its own monotonic clock, and that for the last
/// <c>challengeWindow</c> of that a challenge stood on the lock. A live holder looks at the tip every <c>heartbeatEvery</c>
/// and any write of it answers, so it is never robbed, whatever its clock says; a dead one never answers, so that a heartbeat
/// from the future makes no lock immortal. The window is never shorter than the time between two looks of a holder. Whatever
/// is decided, the fence makes a wrong decision harmless to the branch.
/// </remarks>
internal static class TakeoverRule
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public static TakeoverVerdict Judge(SessionLock held, TakeoverEvidence evidence, ProtocolSettings settings, DateTimeOffset now)
    {
        if (evidence.SkipRule)
            return new TakeoverVerdict.Granted();
        var untilSeen = settings.StaleAfter - evidence.Unchanged;
        var age = Silence.Age(held, now);
        if (untilSeen > TimeSpan.Zero && !(age > settings.StaleAfter))
            return new TakeoverVerdict.NotOffered(AtLeast(Shortest, Sooner(untilSeen, settings.StaleAfter - age)));
        var window = AtLeast(settings.ChallengeWindow, settings.LookEvery);
        if (evidence.Challenged is not { } challenged)
            return new TakeoverVerdict.NeedsChallenge(AtLeast(window, untilSeen));
        var left = AtLeast(untilSeen, window - challenged);
        return left > TimeSpan.Zero ? new TakeoverVerdict.Wait(AtLeast(Shortest, left)) : new TakeoverVerdict.Granted();
    }

    /// <summary>The refusal that the verdict means; null when the lock may be taken.</summary>
    /// <param name="evidence">Null: the caller did not ask for a takeover, so that someone else's lock is simply held.</param>
    public static Refusal? Refuse(
        SessionLock held, string prdId, TakeoverEvidence? evidence, ProtocolSettings settings, DateTimeOffset now) =>
        evidence is null
            ? Silence.Refuse(held, prdId, settings, now)
            : Judge(held, evidence, settings, now) switch
            {
                TakeoverVerdict.NotOffered no => Silence.Refuse(held, prdId, settings, now) with { RetryAfter = no.RetryAfter },
                TakeoverVerdict.NeedsChallenge ask => new TakeoverPendingRefusal(prdId, held.SessionId, false) { RetryAfter = ask.RetryAfter },
                TakeoverVerdict.Wait wait => new TakeoverPendingRefusal(prdId, held.SessionId, true) { RetryAfter = wait.RetryAfter },
                _ => null,
            };

    private static TimeSpan AtLeast(TimeSpan least, TimeSpan time) => time > least ? time : least;

    private static TimeSpan Sooner(TimeSpan left, TimeSpan? right) => right is { } other && other < left ? other : left;
}
