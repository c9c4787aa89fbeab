namespace Coordination.Protocol;

/// <summary>The part of the project's settings that the rules depend on.</summary>
internal sealed record ProtocolSettings
{
    public static ProtocolSettings Default { get; } = new();

    /// <summary>False is solo mode: nothing is coordinated.</summary>
    public bool MultiSession { get; init; } = true;

    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan ChallengeWindow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a holder looks: what is configured, but at most a third of <see cref="StaleAfter"/>.</summary>
    public TimeSpan LookEvery => HeartbeatEvery < StaleAfter / 3 ? HeartbeatEvery : StaleAfter / 3;
}
