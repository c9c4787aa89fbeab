namespace Coordination.Protocol;

/// <summary>What the takeover rule says.</summary>
internal abstract record TakeoverVerdict
{
    private TakeoverVerdict()
    {
    }

    /// <summary>The lock looks alive.</summary>
    public sealed record NotOffered(TimeSpan RetryAfter) : TakeoverVerdict;

    /// <summary>The holder has not been asked yet.</summary>
    public sealed record NeedsChallenge(TimeSpan RetryAfter) : TakeoverVerdict;

    /// <summary>The holder was asked, and has a little longer to answer.</summary>
    public sealed record Wait(TimeSpan RetryAfter) : TakeoverVerdict;

    /// <summary>The lock may change hands.</summary>
    public sealed record Granted : TakeoverVerdict;
}
