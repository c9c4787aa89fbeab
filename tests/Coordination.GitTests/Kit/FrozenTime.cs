namespace Coordination.GitTests.Kit;

/// <summary>A wall clock that stands still. The monotonic one goes on, as it does when a wall clock is wrong.</summary>
internal sealed class FrozenTime(DateTimeOffset? at = null) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at ?? new(2026, 2, 19, 15, 0, 0, TimeSpan.Zero);
}
