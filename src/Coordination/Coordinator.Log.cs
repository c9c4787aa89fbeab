using System.Collections.Immutable;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>The operations, read from the history of the state ref, the newest first. Writes nothing.</summary>
    /// <param name="request">Which of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that were asked for; a refusal where there is no state to have a history.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<LogResult>> LogAsync(LogRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("log", request.PrdId, token => LogInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<LogResult>> LogInTurnAsync(LogRequest request, CancellationToken cancellationToken)
    {
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<LogResult>.Refuse(invalid);
        }

        // A state that is damaged now has a history all the same, which is then what one wants to see.
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        if (look.Refusal is { } refusal && (look.Snapshot.Oid is null || refusal is HistoryRewrittenRefusal))
        {
            return Result<LogResult>.Refuse(refusal);
        }

        var (entries, more) = await ListAsync(state, look.Snapshot.Oid!, request, cancellationToken).ConfigureAwait(false);
        return entries.IsEmpty && look.Refusal is NotInitializedRefusal never
            ? Result<LogResult>.Refuse(never)
            : Result<LogResult>.Of(
                new LogResult(entries, more, state.Branch.Tip.FetchedTime, look.NotReached is not null),
                look.NotReached is null ? [] : [new Warning("stale_view", LastKnown(state, look.NotReached))]);
    }

    private static async Task<(ImmutableArray<LogEntry> Entries, bool More)> ListAsync(
        OpenState state, string tip, LogRequest request, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<LogEntry>();
        var entries = new HistoryEntries(state.Clone);
        var everyMerge = request.Operations.Contains("merge", StringComparer.Ordinal);
        await foreach (var page in new HistoryPages(state.Clone).ReadAsync(tip, cancellationToken).ConfigureAwait(false))
        {
            foreach (var commit in page.Where(commit => MayBeAsked(request, commit)))
            {
                if (await entries.OfAsync(commit, everyMerge, cancellationToken).ConfigureAwait(false) is not var (entry, sessions) || !IsAsked(request, entry, sessions))
                {
                    continue;
                }

                if (found.Count == request.Most)
                {
                    return (found.DrainToImmutable(), true);
                }

                found.Add(entry);
            }

            // Clocks differ, but not by so many operations.
            if (request.Since is { } since && page.Count > 0 && page.All(commit => commit.Time < since))
            {
                break;
            }
        }

        return (found.DrainToImmutable(), false);
    }

    // What can be told without looking at the state.
    private static bool MayBeAsked(LogRequest request, StateCommit commit) =>
        (request.Since is not { } since || commit.Time >= since)
        && (request.SessionId is null || commit.Stamp is null || commit.Stamp.SessionId == request.SessionId)
        && (request.Operations.IsEmpty || request.Operations.Contains(commit.Stamp?.Verb ?? (commit.Parents.Length > 1 ? "merge" : "hand"), StringComparer.Ordinal));

    private static bool IsAsked(LogRequest request, LogEntry entry, ImmutableArray<string> sessions) =>
        (request.SessionId is null || sessions.Contains(request.SessionId, StringComparer.Ordinal))
        && (request.PrdId is null || entry.PrdIds.Any(id => PrdName.Same(id, request.PrdId)));
}
