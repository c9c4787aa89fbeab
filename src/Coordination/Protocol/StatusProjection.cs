using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>The state as the dashboard shows it (seed, <c>@session-status</c>).</summary>
internal sealed record StatusProjection(
    LockView? Current,
    ImmutableArray<LockView> Sessions,
    ImmutableArray<string> Stale,
    ImmutableArray<AvailablePrd> Available,
    ImmutableArray<string> Queue,
    ImmutableArray<PrdView> Completed,
    ImmutableArray<PrdView> Abandoned)
{
    /// <param name="sessionId">Who looks; null: nobody known.</param>
    public static StatusProjection Of(CoordinationState state, string? sessionId, DateTimeOffset now)
    {
        var locks = Locks(state, sessionId, now);
        return new(
            locks.FirstOrDefault(held => held.Mine),
            locks,
            [.. locks.Where(held => held.Stale).Select(held => held.SessionId).Distinct()],
            Waiting(state, sessionId, now),
            Queued(state),
            Ended(state, state.Completed, PrdStatus.Completed),
            Ended(state, state.Abandoned, PrdStatus.Abandoned));
    }

    /// <summary>All locks, in the file's order.</summary>
    public static ImmutableArray<LockView> Locks(CoordinationState state, string? sessionId, DateTimeOffset now)
    {
        if (state.Locks.IsEmpty)
            return [];
        var prds = new Dictionary<string, PrdEntry>(state.Prds.Length, StringComparer.Ordinal);
        foreach (var prd in state.Prds)
            prds.TryAdd(PrdName.Key(prd.Id), prd);
        return [.. state.Locks.Select(held => LockProjection.Of(
            state, held, held.PrdId is null ? null : prds.GetValueOrDefault(PrdName.Key(held.PrdId)), sessionId, now))];
    }

    /// <summary>Ready PRDs that nobody holds, in the order in which <c>claim --next</c> would take them.</summary>
    private static ImmutableArray<AvailablePrd> Waiting(CoordinationState state, string? sessionId, DateTimeOffset now)
    {
        var held = Keys(state.Locks.Select(one => one.PrdId).OfType<string>());
        var completed = Keys(state.Completed.Concat(state.Prds.Where(prd => prd.Status == PrdStatus.Completed)).Select(prd => prd.Id));
        var active = ActivePrds.Of(state, sessionId);
        return
        [
            .. state.Prds.Where(prd => prd.Status == PrdStatus.Ready && !held.Contains(PrdName.Key(prd.Id)))
                .Select(prd => Eligibility.OfFree(state, prd, active, completed, now))
                .OrderBy(one => one.Prd.Priority)
                .ThenBy(one => one.Risk.With.Length)
                .Select(one => ViewOf(state, one)),
        ];
    }

    private static AvailablePrd ViewOf(CoordinationState state, Eligibility one) => new()
    {
        PrdId = one.Prd.Id,
        Title = one.Prd.Title,
        Priority = Words.Of(one.Prd.Priority),
        StoriesTotal = StoryCount.Of(state, one.Prd.Id, one.Prd, null).Total,
        Risk = Words.Of(one.Risk.Level),
        ConflictsWith = one.Risk.Ids,
        DependsOn = one.Prd.DependsOn,
        BlockedBy = one.OpenDependencies,
        Claimable = one.Claimable,
        Reason = one.Claimable ? null : one.Why,
    };

    private static HashSet<string> Keys(IEnumerable<string> ids) => ids.Select(PrdName.Key).ToHashSet(StringComparer.Ordinal);

    private static ImmutableArray<string> Queued(CoordinationState state) =>
    [
        .. state.Locks.Where(held => held is { Status: LockStatus.Queued, PrdId: not null })
            .OrderBy(held => held.QueuePriority ?? PrdPriority.Medium)
            .ThenBy(held => held.QueuedAt?.Time ?? DateTimeOffset.MaxValue)
            .Select(held => held.PrdId!),
    ];

    /// <summary>Newest first; those without a date last, in the order in which they were added, backwards.</summary>
    private static ImmutableArray<PrdView> Ended(CoordinationState state, ImmutableArray<PrdEntry> archived, PrdStatus status) =>
    [
        .. archived.Concat(state.Prds.Where(prd => prd.Status == status))
            .Reverse()
            .OrderByDescending(prd => (prd.CompletedAt ?? prd.AbandonedAt)?.Time ?? DateTimeOffset.MinValue)
            .Select(prd => PrdProjection.Of(state, prd)),
    ];
}
