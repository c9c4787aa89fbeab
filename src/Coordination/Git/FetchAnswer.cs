using System.Collections.Immutable;

namespace Coordination.Git;

/// <summary>What a look at the remote came back with.</summary>
/// <param name="Failure">Null: it was reached. Else <see cref="ErrorCodes.RemoteUnreachable"/> or <see cref="ErrorCodes.Authentication"/>.</param>
/// <param name="Tips">Where each ref that was asked for stands; refs that the remote lacks are not in it.</param>
/// <param name="Words">What git said.</param>
internal sealed record FetchAnswer(ErrorCode? Failure, ImmutableDictionary<string, string> Tips, string Words)
{
    public bool Reached => Failure is null;

    public static FetchAnswer Failed(ErrorCode code, string words) => new(code, ImmutableDictionary<string, string>.Empty, words);
}
