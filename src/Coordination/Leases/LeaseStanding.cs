namespace Coordination;

/// <summary>Whether a lease is held, and until when that is certain. What it tells others is told outside of its lock.</summary>
internal sealed class LeaseStanding : IAsyncDisposable
{
    private static readonly TimeSpan LongestAlarm = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly ClaimResult grant;
    private readonly Observer? observer;
    private readonly Certainty certainty;
    private readonly ITimer alarm;
    private volatile LeaseState state;
    private LeaseLoss trouble = new(LeaseLossReason.Unverified);

    public LeaseStanding(ClaimResult grant, CoordinatorOptions options)
    {
        this.grant = grant;
        observer = options.Observer;
        certainty = new Certainty(options.TimeProvider);
        certainty.Renew(grant.CertainFor);
        LostToken = lost.Token;
        StopToken = stop.Token;
        alarm = options.TimeProvider.CreateTimer(_ => GiveUpWhenUncertain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>For the holder: cancelled when the lease is lost.</summary>
    public CancellationToken LostToken { get; }

    /// <summary>For the heartbeats: cancelled when the lease is lost or ended.</summary>
    public CancellationToken StopToken { get; }

    public LeaseLoss? Loss { get; private set; }

    public bool IsHeld => state == LeaseState.Held;

    public TimeSpan CertainFor => IsHeld ? certainty.Left : TimeSpan.Zero;

    public void Begin()
    {
        observer?.LeaseBegins(grant.SessionId, grant.PrdId, grant.Fence);
        SetAlarm();
    }

    /// <summary>The remote agreed that the lock is held.</summary>
    public void Confirm(TimeSpan certainFor)
    {
        certainty.Renew(certainFor);
        trouble = new LeaseLoss(LeaseLossReason.Unverified);
        SetAlarm();
    }

    /// <summary>Whether a refusal means that the lock is lost for certain. Every other one may pass, as long as there is time.</summary>
    public void Judge(Refusal refusal)
    {
        LeaseLossReason? reason = refusal switch
        {
            LockLostRefusal or GrantOldRefusal or HeldRefusal => LeaseLossReason.TakenOver,
            NoLockRefusal or PrdNotFoundRefusal => LeaseLossReason.Gone,
            _ => null,
        };
        if (reason is { } certain)
        {
            Lose(new LeaseLoss(certain, refusal));
        }
    }

    /// <summary>A heartbeat did not get through.</summary>
    public void Trouble(Refusal? refusal, CoordinationException? failure)
    {
        if (IsHeld)
        {
            trouble = new LeaseLoss(LeaseLossReason.Unverified, refusal, failure);
            observer?.LeaseTroubled(grant.PrdId, (refusal?.Code ?? failure!.Code).Name, certainty.Left);
            GiveUpWhenUncertain();
        }
    }

    /// <summary>A defect ended the heartbeats.</summary>
    public void Fail(Exception defect) => Lose(new LeaseLoss(LeaseLossReason.Failed, null, defect));

    /// <summary>Ends the lease in a way that is no loss, and tells how.</summary>
    /// <returns>False when it was not held any more.</returns>
    public bool TryEnd(LeaseState next, string how)
    {
        var isFirst = TryLeave(next, null);
        if (isFirst)
        {
            TellEnd(how);
        }

        return isFirst;
    }

    /// <summary>Ends the lease; how is told later.</summary>
    /// <returns>False when it was not held any more.</returns>
    public bool TryClose() => TryLeave(LeaseState.Ended, null);

    public void TellEnd(string how) => observer?.LeaseEnded(grant.PrdId, how);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await alarm.DisposeAsync().ConfigureAwait(false);
    }

    // The alarm may ring early on one clock and late on the other, and a heartbeat may have come through meanwhile.
    private void GiveUpWhenUncertain()
    {
        if (certainty.Left > TimeSpan.Zero)
        {
            SetAlarm();
        }
        else
        {
            Lose(trouble);
        }
    }

    private void SetAlarm()
    {
        if (IsHeld)
        {
            var left = certainty.Left;
            alarm.Change(left < LongestAlarm ? left : LongestAlarm, Timeout.InfiniteTimeSpan);
        }
    }

    private void Lose(LeaseLoss loss)
    {
        if (TryLeave(LeaseState.Lost, loss))
        {
            observer?.LeaseLost(grant.SessionId, grant.PrdId, loss);
            // On the thread pool and not awaited: callbacks may take their time, and may dispose of the lease.
            _ = lost.CancelAsync();
        }
    }

    private bool TryLeave(LeaseState next, LeaseLoss? loss)
    {
        lock (gate)
        {
            if (state != LeaseState.Held)
            {
                return false;
            }

            (state, Loss) = (next, loss);
        }

        alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = stop.CancelAsync();
        return true;
    }
}
