using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

/// <summary>How long a holder may rely on its lock, against the rule by which others take it over.</summary>
public sealed class HoldersCertaintyTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 19, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 540)]
    [InlineData(200, 340)]
    [InlineData(540, 0)]
    [InlineData(10_000, 0)]
    [InlineData(-60, 540)]
    public void Nine_tenths_of_the_time_to_stale_less_the_age_of_the_heartbeat(int age, int certain) =>
        Assert.Equal(certain, HoldersCertainty.Of(Lock(age), ProtocolSettings.Default, Now, TimeSpan.Zero).TotalSeconds);

    [Fact]
    public void A_lock_without_any_time_is_never_certain() =>
        Assert.Equal(TimeSpan.Zero, HoldersCertainty.Of(new SessionLock { SessionId = "a", PrdId = "b" }, ProtocolSettings.Default, Now, TimeSpan.Zero));

    [Fact]
    public void A_blocked_lock_grows_old_and_is_certain_since_the_last_look() =>
        Assert.Equal(
            TimeSpan.FromMinutes(8),
            HoldersCertainty.Of(Lock(10_000) with { Status = LockStatus.Blocked }, ProtocolSettings.Default, Now, TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData(600, 120)]
    [InlineData(30, 10)]
    [InlineData(3600, 600)]
    public void It_has_ended_when_the_rule_lets_another_session_take_over(int staleAfter, int window)
    {
        var settings = new ProtocolSettings { StaleAfter = TimeSpan.FromSeconds(staleAfter), ChallengeWindow = TimeSpan.FromSeconds(window) };
        for (var age = 0; age <= staleAfter; age++)
        {
            // The keenest rival: it saw the heartbeat when it was written, and its challenge stands since then.
            var evidence = new TakeoverEvidence(TimeSpan.FromSeconds(age), TimeSpan.FromSeconds(age), SkipRule: false);
            var isGranted = TakeoverRule.Judge(Lock(age), evidence, settings, Now.AddDays(1)) is TakeoverVerdict.Granted;
            Assert.False(isGranted && HoldersCertainty.Of(Lock(age), settings, Now, TimeSpan.Zero) > TimeSpan.Zero, $"both after {age} s");
        }
    }

    private static SessionLock Lock(int age) => new()
    {
        SessionId = "developer-ada", PrdId = "billing", Heartbeat = new Timestamp(Now.AddSeconds(-age).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
    };
}
