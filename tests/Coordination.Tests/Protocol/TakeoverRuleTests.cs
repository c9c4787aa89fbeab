using Coordination.Protocol;
using static Coordination.Tests.Protocol.Given;

namespace Coordination.Tests.Protocol;

public sealed class TakeoverRuleTests
{
    private static TakeoverVerdict Judge(double age, double unchanged, double? challenged, ProtocolSettings? settings = null) =>
        TakeoverRule.Judge(
            Lock("s1", "a", ageMinutes: age),
            new(TimeSpan.FromMinutes(unchanged), challenged is null ? null : TimeSpan.FromMinutes(challenged.Value)),
            settings ?? ProtocolSettings.Default, Now);

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    [Fact]
    public void What_looks_alive_is_not_offered()
    {
        Assert.Equal(new TakeoverVerdict.NotOffered(Minutes(6)), Judge(age: 4, unchanged: 0, challenged: null));
        Assert.Equal(new TakeoverVerdict.NotOffered(Minutes(1)), Judge(age: 0, unchanged: 9, challenged: null));
    }

    [Fact]
    public void Age_alone_only_offers() => Assert.Equal(new TakeoverVerdict.NeedsChallenge(Minutes(10)), Judge(age: 1440, unchanged: 0, challenged: null));

    [Fact]
    public void A_heartbeat_from_the_future_makes_no_lock_immortal()
    {
        Assert.IsType<TakeoverVerdict.NotOffered>(Judge(age: -1440, unchanged: 9.9, challenged: null));
        Assert.Equal(new TakeoverVerdict.NeedsChallenge(Minutes(2)), Judge(age: -1440, unchanged: 10, challenged: null));
        Assert.IsType<TakeoverVerdict.Granted>(Judge(age: -1440, unchanged: 12, challenged: 2));
    }

    [Fact]
    public void Both_the_silence_and_the_challenge_must_have_lasted()
    {
        Assert.Equal(new TakeoverVerdict.Wait(Minutes(7)), Judge(age: 60, unchanged: 3, challenged: 3));
        Assert.Equal(new TakeoverVerdict.Wait(Minutes(1)), Judge(age: 60, unchanged: 30, challenged: 1));
        Assert.IsType<TakeoverVerdict.Granted>(Judge(age: 60, unchanged: 10, challenged: 2));
    }

    [Fact]
    public void The_window_is_never_shorter_than_the_time_between_two_looks_of_a_holder()
    {
        var hasty = new ProtocolSettings { ChallengeWindow = TimeSpan.FromSeconds(1) };
        Assert.Equal(new TakeoverVerdict.Wait(Minutes(1)), Judge(age: 60, unchanged: 30, challenged: 1, hasty));
        var quick = hasty with { StaleAfter = TimeSpan.FromSeconds(3) };
        Assert.IsType<TakeoverVerdict.Granted>(Judge(age: 60, unchanged: 30, challenged: 1.0 / 60, quick));
    }

    [Fact]
    public void A_lock_that_bears_no_time_is_judged_by_what_was_seen()
    {
        var timeless = Lock("s1", "a") with { Heartbeat = null, ClaimedAt = null };
        Assert.IsType<TakeoverVerdict.NotOffered>(TakeoverRule.Judge(timeless, new(Minutes(1), null), ProtocolSettings.Default, Now));
        Assert.IsType<TakeoverVerdict.Granted>(TakeoverRule.Judge(timeless, new(Minutes(20), Minutes(3)), ProtocolSettings.Default, Now));
    }

    /// <summary>
    /// A holder and an observer with clocks of their own, minute by minute for three hours. The holder looks every
    /// heartbeatEvery; the observer asks every minute and notes what it sees on its monotonic clock. In the middle the
    /// holder's clock may be set.
    /// </summary>
    [Theory]
    [MemberData(nameof(Clocks))]
    public void No_live_holder_is_robbed_and_no_dead_one_keeps_its_lock(double holderSkew, double observerSkew, double step)
    {
        var run = new TakeoverRun(Minutes(holderSkew), Minutes(observerSkew), Minutes(step));
        run.Play(Minutes(180), holderLives: true);
        Assert.Equal("holder", run.State.Locks[0].SessionId);
        run.Play(Minutes(30), holderLives: false);
        Assert.Equal("observer", run.State.Locks[0].SessionId);
    }

    public static TheoryData<double, double, double> Clocks()
    {
        double[] skews = [-1440, -15, -8, 0, 8, 15, 1440];
        double[] steps = [0, -7, 7, -60, 1440];
        var clocks = new TheoryData<double, double, double>();
        foreach (var holder in skews)
        {
            foreach (var observer in skews)
            {
                foreach (var step in steps)
                    clocks.Add(holder, observer, step);
            }
        }
        return clocks;
    }
}
