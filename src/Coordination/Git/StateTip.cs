namespace Coordination.Git;

/// <summary>The tip of the state ref as this clone knows it: when it was fetched, how it moved, and what that says about others.</summary>
internal sealed class StateTip(LocalClone clone, StateLocation location, IStateRef target)
{
    private const long FreshFor = 10_000;
    private const long OthersActiveFor = 3_600_000;
    private const int WalkLimit = 500;

    private TipMemory memory = TipMemory.Load(clone.Repository, location.Key, location.StateRef, clone.Clock) ?? new(null, null, default, null, -1);

    public string? Oid => memory.Oid;

    public long Fence => Math.Max(memory.Fence, 0);

    public DateTimeOffset FetchedTime => memory.FetchedTime;

    /// <summary>How long ago the remote was last asked.</summary>
    public TimeSpan Age => memory.FetchedAt is { } at ? TimeSpan.FromMilliseconds(Math.Max(0, clone.Clock.Now - at)) : TimeSpan.MaxValue;

    /// <summary>Whether a decision on this tip would probably lose its race, or there is no tip yet.</summary>
    public bool IsWorthFetching =>
        memory.Oid is null || !target.IsRemote || memory.FetchedAt is not { } at
        || (clone.Clock.Now - at > FreshFor && memory.ForeignAt is { } foreign && clone.Clock.Now - foreign < OthersActiveFor);

    /// <summary>Takes over what other processes of this clone have learnt since this one looked.</summary>
    public void Reload()
    {
        if (TipMemory.Load(clone.Repository, location.Key, location.StateRef, clone.Clock) is { } noted)
        {
            memory = noted with { Fence = Math.Max(noted.Fence, memory.Fence) };
        }
    }

    public bool WasFetchedSince(long moment) => memory.FetchedAt is { } at && at >= moment;

    /// <summary>Asks the remote. Gives the refusal when it can't be reached, or when it lost what it had.</summary>
    public async Task<TipFetch> FetchAsync(IReadOnlyList<string> refs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var moment = clone.Clock.Now;
        var answer = await target.FetchAsync([location.StateRef, .. refs], timeout, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { } failure)
        {
            return new(answer, new RemoteRefusal(failure, location.StateRef, answer.Words));
        }

        var found = answer.Tips.GetValueOrDefault(location.StateRef);
        if (found != memory.Oid && memory.Oid is { } seen)
        {
            var walk = found is null ? null : await HistoryWalk.BackAsync(clone, found, seen, WalkLimit, cancellationToken).ConfigureAwait(false);
            if (walk is null)
            {
                return new(answer, new HistoryRewrittenRefusal(location.StateRef, seen, found));
            }

            memory = memory with { Fence = Math.Max(memory.Fence, walk.Fence), ForeignAt = moment };
        }
        else if (memory.Fence < 0 && found is not null)
        {
            memory = memory with { Fence = await HistoryWalk.HighestFenceAsync(clone, found, cancellationToken).ConfigureAwait(false), ForeignAt = moment };
        }

        Remember(memory with { Oid = found, FetchedAt = moment, FetchedTime = clone.Now });
        return new(answer, null);
    }

    /// <summary>Goes on from a tip that does not descend from the one seen last, because a person said so. The highest fence seen stays the highest.</summary>
    /// <param name="found">The new tip; null: the ref is gone.</param>
    public async Task AdoptAsync(string? found, CancellationToken cancellationToken)
    {
        var fence = found is null ? 0 : await HistoryWalk.HighestFenceAsync(clone, found, cancellationToken).ConfigureAwait(false);
        Remember(memory with { Oid = found, Fence = Math.Max(memory.Fence, fence), FetchedAt = clone.Clock.Now, FetchedTime = clone.Now, ForeignAt = clone.Clock.Now });
    }

    /// <summary>Whether a commit is in the history of the tip.</summary>
    public async Task<bool> HasAsync(string commit, CancellationToken cancellationToken) =>
        memory.Oid == commit
        || (memory.Oid is { } tip && await HistoryWalk.BackAsync(clone, tip, commit, WalkLimit, cancellationToken).ConfigureAwait(false) is not null);

    /// <summary>Our push moved the ref. Where others are at work the cached tip is dropped, so that we do not starve them.</summary>
    public void Won(string commit, long fence)
    {
        var now = clone.Clock.Now;
        var contended = memory.ForeignAt is { } foreign && now - foreign < FreshFor;
        Remember(memory with
        {
            Oid = commit,
            Fence = Math.Max(memory.Fence, fence),
            FetchedAt = contended && target.IsRemote ? now - FreshFor - 1 : now,
            FetchedTime = clone.Now,
        });
    }

    private void Remember(TipMemory next)
    {
        memory = next;
        next.Save(clone.Repository, location.Key, location.StateRef, clone.Clock);
        if (next.Oid is { } oid)
        {
            KeepRef.Set(clone, location, oid);
        }
    }
}
