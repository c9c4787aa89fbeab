using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.Watching;

public sealed class WatchPaceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 19, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_remote_that_does_not_answer_is_asked_more_and_more_rarely_up_to_a_minute()
    {
        var pace = new WatchPace(TimeSpan.FromSeconds(5));
        List<double> waits = [pace.Wait.TotalSeconds];
        for (var i = 0; i < 6; i++)
        {
            pace = pace.After(reached: false, Noon.AddMinutes(i));
            waits.Add(pace.Wait.TotalSeconds);
        }

        Assert.Equal([5, 10, 20, 40, 60, 60, 60], waits);
        Assert.Equal(Noon, pace.Since);
    }

    [Fact]
    public void One_answer_brings_the_pace_back()
    {
        var pace = new WatchPace(TimeSpan.FromSeconds(5)).After(false, Noon).After(false, Noon).After(true, Noon);
        Assert.Equal((TimeSpan.FromSeconds(5), null), (pace.Wait, pace.Since));
    }

    [Fact]
    public void Who_asks_more_rarely_than_that_is_left_alone() =>
        Assert.Equal(TimeSpan.FromMinutes(5), new WatchPace(TimeSpan.FromMinutes(5)).After(false, Noon).Wait);
}
