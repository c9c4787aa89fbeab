namespace Coordination.Protocol;

/// <summary>How long a holder may rely on its lock without another look: the holder's side of the takeover rule.</summary>
/// <remarks>
/// Nobody can have been granted a takeover before the same heartbeat has stood for <c>staleAfter</c> since it was written. A holder gives up a
/// tenth of that earlier, so that whoever listens to it has stopped when another one begins; leader election over leases does the same (the
/// renew deadline of Kubernetes' client-go is shorter than its lease). Blocked locks stand for long without a write, and answer a challenge at the next look: there the
/// last look counts.
/// </remarks>
internal static class HoldersCertainty
{
    public static TimeSpan Of(SessionLock held, ProtocolSettings settings, DateTimeOffset now, TimeSpan sinceLook)
    {
        var silent = held.Status == LockStatus.Blocked ? sinceLook : Silence.Age(held, now) ?? settings.StaleAfter;
        var left = settings.StaleAfter - (settings.StaleAfter / 10) - (silent > TimeSpan.Zero ? silent : TimeSpan.Zero);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
