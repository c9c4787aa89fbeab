using Coordination.Cli.Output;
using Coordination.Cli.Parsing;

namespace Coordination.Cli.Tests.Parsing;

public sealed class DurationTests
{
    [Theory]
    [InlineData("45s", 45)]
    [InlineData("45", 45)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7200)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d", 86400)]
    [InlineData("1500ms", 1.5)]
    public void Times_as_people_write_them(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("s")]
    [InlineData("5x")]
    [InlineData("1h30")]
    [InlineData("31d")]
    [InlineData("99999999999s")]
    [InlineData("1.5h")]
    public void What_is_no_time(string text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(99, "99 s")]
    [InlineData(100, "1 min")]
    [InlineData(840, "14 min")]
    [InlineData(3600, "1 h")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(200_000, "2 d")]
    public void Ages_in_words(long seconds, string words) => Assert.Equal(words, AgeText.OfSeconds(seconds));

    [Fact]
    public void A_clock_that_is_ahead_is_named()
    {
        Assert.Equal("6 min ahead", AgeText.Ago(-360));
        Assert.Equal("never", AgeText.Ago(null));
    }
}
