using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

/// <summary>A holder that beats and an observer that wants its lock, in simulated time.</summary>
internal sealed class TakeoverRun(TimeSpan holderSkew, TimeSpan observerSkew, TimeSpan step)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    private TimeSpan _time;
    private int _number;
    private (string? Heartbeat, TimeSpan Since) _seen = (null, TimeSpan.Zero);
    private TimeSpan? _challengedSince;

    public CoordinationState State { get; private set; } = Given.State(Given.Prd("a")).Holding(Given.Lock("holder", "a"));

    public void Play(TimeSpan duration, bool holderLives)
    {
        var end = _time + duration;
        for (; _time < end && State.Locks[0].SessionId == "holder"; _time += Tick)
        {
            if (holderLives && _time.Ticks % State.Settings.HeartbeatEvery.Ticks == 0)
                Apply(Given.Beat(Given.Holder("holder")) with { Now = HolderNow(end), OpId = NextId() });
            Observe();
            Want();
        }
    }

    private DateTimeOffset HolderNow(TimeSpan end) => Given.Now + _time + holderSkew + (_time > end / 2 ? step : TimeSpan.Zero);

    private void Observe()
    {
        var held = State.Locks[0];
        if (held.Heartbeat?.Text != _seen.Heartbeat)
            _seen = (held.Heartbeat?.Text, _time);
        _challengedSince = held.Challenge?.Heartbeat == held.Heartbeat?.Text && held.Challenge is not null ? _challengedSince ?? _time : null;
    }

    private void Want()
    {
        var now = Given.Now + _time + observerSkew;
        var evidence = new TakeoverEvidence(_time - _seen.Since, _time - _challengedSince);
        var decision = Apply(Given.Resume(Given.Stranger("observer"), "a", evidence) with { Now = now, OpId = NextId() });
        if (decision is Decision.Refused { Refusal: TakeoverPendingRefusal { Challenged: false } })
            Apply(Given.Challenge("observer", "a") with { Now = now, OpId = NextId() });
    }

    private Decision Apply(Command command)
    {
        var decision = Transition.Decide(State, command);
        if (decision is Decision.Accepted accepted)
            State = accepted.Next;
        return decision;
    }

    private string NextId() => "op" + ++_number;
}
