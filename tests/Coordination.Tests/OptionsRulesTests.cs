namespace Coordination.Tests;

/// <summary>Options that make no sense name themselves, before anything is read or started.</summary>
public sealed class OptionsRulesTests
{
    public static TheoryData<string, CoordinatorOptions> Wrong => new()
    {
        { "SessionId", new CoordinatorOptions { SessionId = "../x" } },
        { "SessionId", new CoordinatorOptions { SessionId = new string('a', 64) } },
        { "Deadline", new CoordinatorOptions { Deadline = TimeSpan.Zero } },
        { "PushTimeout", new CoordinatorOptions { PushTimeout = TimeSpan.FromSeconds(-1) } },
        { "FetchTimeout", new CoordinatorOptions { FetchTimeout = Timeout.InfiniteTimeSpan } },
        { "ReadFetchTimeout", new CoordinatorOptions { ReadFetchTimeout = TimeSpan.FromDays(60) } },
        { "TimeProvider", new CoordinatorOptions { TimeProvider = null! } },
        { "Random", new CoordinatorOptions { Random = null! } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named_when_a_coordinator_is_opened(string name, CoordinatorOptions options)
    {
        Assert.StartsWith(name + ": ", Assert.Single(OptionsRules.Problems(options)), StringComparison.Ordinal);
        Assert.StartsWith(name + ": ", Assert.Throws<ArgumentException>(nameof(options), () => Coordinator.Open(".", options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_in_order() => Assert.Empty(OptionsRules.Problems(new CoordinatorOptions { SessionId = "" }));
}
