namespace Coordination;

/// <summary>
/// Is told what goes on. One class for each that wants to know: the caller's function, its logger, its telemetry. Where nobody wants to
/// know there is none, and nothing of all that is loaded.
/// </summary>
internal abstract class Observer
{
    /// <summary>Everybody whom the options name; null: nobody.</summary>
    public static Observer? Of(CoordinatorOptions options)
    {
        Observer?[] all =
        [
            options.Trace is null ? null : new TraceObserver(options.Trace),
            options.LogObserver?.Invoke(),
            options.Telemetry ? TelemetryObserver.Instance : null,
        ];
        Observer[] some = [.. all.OfType<Observer>()];
        return some.Length > 1 ? new SeveralObservers(some) : some.FirstOrDefault();
    }

    /// <summary>An operation begins.</summary>
    public virtual void Begins(ObservedOperation operation)
    {
    }

    /// <summary>It has ended.</summary>
    public virtual void Ended(ObservedOperation operation)
    {
    }

    /// <summary>A git process has ended.</summary>
    public virtual void GitRan(string command, int exitCode, TimeSpan took)
    {
    }

    /// <summary>A git process was started that is talked to for a while.</summary>
    public virtual void GitStays(string command)
    {
    }

    /// <summary>A push did not win, and is tried again after a wait.</summary>
    public virtual void TriesAgain(string why, TimeSpan wait)
    {
    }

    /// <summary>What became of a push that an earlier, killed command left.</summary>
    public virtual void FoundCutOff(string what, bool landed)
    {
    }

    /// <summary>Another process of this clone has sent our command.</summary>
    public virtual void SentByAnother(string opId)
    {
    }

    /// <summary>The commands of other processes of this clone go along with ours.</summary>
    public virtual void TakesAlong(int count)
    {
    }

    /// <summary>A lease is held now.</summary>
    public virtual void LeaseBegins(string sessionId, string prdId, long fence)
    {
    }

    /// <summary>A heartbeat of a lease did not get through; the lease goes on.</summary>
    public virtual void LeaseTroubled(string prdId, string trouble, TimeSpan certainFor)
    {
    }

    /// <summary>A lease is lost.</summary>
    public virtual void LeaseLost(string sessionId, string prdId, LeaseLoss loss)
    {
    }

    /// <summary>A lease has ended in another way: <c>released</c>, <c>given_back</c>, <c>not_given_back</c>, <c>detached</c>.</summary>
    public virtual void LeaseEnded(string prdId, string how)
    {
    }
}
