namespace Coordination.Protocol;

/// <summary>What every write of a holder does to its lock, whatever else it does.</summary>
internal static class HoldersWrite
{
    /// <summary>
    /// A new heartbeat; a challenge is answered; a lock made by hand gets the operation id and the fence that it lacks. The
    /// text of the heartbeat always differs from that of an answered challenge, even within one second, because observers
    /// compare texts.
    /// </summary>
    public static SessionLock Renew(this SessionLock held, CoordinationState state, Command command)
    {
        var heartbeat = Timestamp.Of(command.Now);
        if (held.Challenge is not null && heartbeat == held.Heartbeat)
            heartbeat = Timestamp.Of(command.Now.AddSeconds(1));
        var complete = held.OpId is not null && held.Fence is not null;
        return held with
        {
            Heartbeat = heartbeat,
            Challenge = null,
            OpId = held.OpId ?? command.OpId,
            Fence = complete ? held.Fence : state.Fence + 1,
        };
    }
}
