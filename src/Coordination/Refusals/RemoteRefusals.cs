using System.Collections.Immutable;

namespace Coordination;

/// <summary>The remote did not take the operation; which way, the code says (policy, broken, unreachable, authentication, contention).</summary>
public sealed record RemoteRefusal : Refusal
{
    /// <summary>Creates one.</summary>
    /// <param name="code">Which way it failed.</param>
    /// <param name="ref">The ref that should have moved.</param>
    /// <param name="words">What git or the server said, cleaned of control characters.</param>
    /// <param name="attempts">How many pushes were tried.</param>
    public RemoteRefusal(ErrorCode code, string @ref, string words, int attempts = 0)
    {
        Code = code;
        Ref = @ref;
        Words = words;
        Attempts = attempts;
    }

    /// <inheritdoc/>
    public override ErrorCode Code { get; }

    /// <summary>The ref that should have moved.</summary>
    public string Ref { get; }

    /// <summary>What git or the server said.</summary>
    public string Words { get; }

    /// <summary>How many pushes were tried.</summary>
    public int Attempts { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("words", Words), new("attempts", (long)Attempts)];
}

/// <summary>Nobody can tell yet whether the operation landed. Its id is looked for by the next command.</summary>
/// <param name="Ref">The ref that should have moved.</param>
/// <param name="OpId">The operation.</param>
/// <param name="Words">What git said last.</param>
public sealed record OutcomeUnknownRefusal(string Ref, string OpId, string Words) : Refusal
{
    /// <inheritdoc/>
    public override ErrorCode Code => ErrorCodes.OutcomeUnknown;

    /// <inheritdoc/>
    public override ImmutableArray<Fact> Facts => [new("ref", Ref), new("opId", OpId), new("words", Words)];
}
