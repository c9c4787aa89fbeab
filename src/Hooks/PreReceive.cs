using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol.Verification;

namespace Coordination.Hooks;

/// <summary>
/// The body of the server-side hook: holds what a push would do to the state ref against the rules, commit by commit, before git moves
/// anything. All other refs pass. Runs in the receiving repository, where the new objects lie in git's quarantine.
/// </summary>
internal static class PreReceive
{
    private const int WalkLimit = 500;

    /// <param name="repository">The receiving repository.</param>
    /// <param name="updates">Lines of <c>old new ref</c>, as git gives them to the hook.</param>
    /// <param name="options">How to work.</param>
    /// <param name="cancellationToken">Gives up: the push is refused then.</param>
    /// <exception cref="CoordinationException">The push cannot be judged, so that it must not pass.</exception>
    public static async Task<PreReceiveVerdict> JudgeAsync(
        string repository, TextReader updates, CoordinatorOptions options, CancellationToken cancellationToken)
    {
        await using var clone = await LocalClone.OpenAsync(repository, options with { InsideReceive = true }, cancellationToken);
        var stateRef = await GuardedRef.FindAsync(clone, cancellationToken);
        var refused = ImmutableArray.CreateBuilder<Violation>();
        while (await updates.ReadLineAsync(cancellationToken) is { } line)
        {
            var update = ReceivedUpdate.Parse(line);
            if (update.Ref == stateRef)
            {
                refused.AddRange(await JudgeAsync(clone, update, cancellationToken));
            }
        }

        return new PreReceiveVerdict(stateRef, refused.ToImmutable());
    }

    private static async Task<ImmutableArray<Violation>> JudgeAsync(LocalClone clone, ReceivedUpdate update, CancellationToken cancellationToken)
    {
        if (update.New is not { } next)
        {
            return [new(PreReceiveVerdict.Deleted, update.Old, $"{update.Ref} holds the state and must not be deleted")];
        }

        if (update.Old is { } before && await HistoryWalk.BackAsync(clone, next, before, WalkLimit, cancellationToken) is null)
        {
            return [new(PreReceiveVerdict.Rewound, next, $"{update.Ref} does not go on from {before[..12]}; history that others have seen must not be taken back")];
        }

        var fence = update.Old is null ? 0 : await HistoryWalk.HighestFenceAsync(clone, update.Old, cancellationToken);
        var (reader, judge) = (new HistoryReader(clone), new HistoryJudge(fence));
        var ids = await reader.ListAsync(update.Old is null ? next : $"{update.Old}..{next}", cancellationToken);
        await foreach (var commit in reader.ReadAsync(ids, cancellationToken))
        {
            judge.Add(commit);
        }

        return judge.Result().Violations;
    }
}
