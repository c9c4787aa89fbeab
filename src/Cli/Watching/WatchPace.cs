namespace Coordination.Cli.Watching;

/// <summary>How often the remote is asked: as often as was said while it answers, more and more rarely while it does not.</summary>
/// <param name="Every">As was said.</param>
/// <param name="Failures">How often in a row it did not answer.</param>
/// <param name="Since">When it was first found not to answer; null: it answers.</param>
internal sealed record WatchPace(TimeSpan Every, int Failures = 0, DateTimeOffset? Since = null)
{
    private static readonly TimeSpan Rarest = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait before it is asked again.</summary>
    public TimeSpan Wait
    {
        get
        {
            var wait = Every * (1 << Math.Min(Failures, 6));
            return Failures == 0 || Every >= Rarest ? Every : wait < Rarest ? wait : Rarest;
        }
    }

    /// <summary>The pace after one more question.</summary>
    public WatchPace After(bool reached, DateTimeOffset now) =>
        reached ? this with { Failures = 0, Since = null } : this with { Failures = Failures + 1, Since = Since ?? now };
}
