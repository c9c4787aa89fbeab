using System.Collections.Immutable;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>
/// The state ref, and the one way to change it. Each round: read the tip, decide every command on it, build a chain of commits from
/// objects, push it by compare-and-swap. A lost race is decided again on the new tip, never rebased. What an answer means is
/// judged by the tip:
/// <list type="bullet">
/// <item>our commit is in the tip's history: it happened, whatever was said;</item>
/// <item>the tip moved without it: lost for certain, because the compare-and-swap can't succeed any more;</item>
/// <item>the tip stands and the answer was a definite no: policy, or the same no twice means the remote can't move the ref;</item>
/// <item>the tip stands and the answer was unclear: the same commit is pushed again until the tip moves or the budget ends, and
/// then the outcome is unknown: it may still land.</item>
/// </list>
/// </summary>
internal sealed class StateBranch(LocalClone clone, StateLocation location, IStateRef target, StateTip tip)
{
    private readonly TipReader reader = new(clone, location, tip);

    // Whether a push is on its way whose outcome nobody knows yet.
    private bool isUnclear;

    public StateLocation Location => location;

    public StateTip Tip => tip;

    public IStateRef Target => target;

    /// <summary>Reads what this clone knows; the remote is asked only where it knows nothing.</summary>
    public async Task<TipSnapshot> RecallAsync(CancellationToken cancellationToken)
    {
        if (tip.Oid is null && !(clone.Options.Offline && target.IsRemote)
            && (await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
        {
            return new TipSnapshot { Problem = refusal };
        }

        return await reader.ReadAsync(note: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what this clone knows; asks the remote first where it can.</summary>
    public async Task<(TipSnapshot Snapshot, Refusal? NotReached)> LookAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var refusal = clone.Options.Offline
            ? new RemoteRefusal(ErrorCodes.RemoteUnreachable, location.StateRef, "not asked (--offline)")
            : (await tip.FetchAsync([], timeout, cancellationToken).ConfigureAwait(false)).Refusal;
        var snapshot = await reader.ReadAsync(note: refusal is null, cancellationToken).ConfigureAwait(false);
        return (snapshot, refusal);
    }

    /// <summary>The snapshot with the stories of a PRD.</summary>
    public Task<TipSnapshot> WithStoriesAsync(TipSnapshot snapshot, string prdId, CancellationToken cancellationToken) =>
        reader.WithStoriesAsync(snapshot, prdId, cancellationToken);

    /// <summary>The snapshot as it is when its files are those of an edited tree.</summary>
    public Task<TipSnapshot> ReadTreeAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken) =>
        reader.ReadTreeAsync(snapshot, tree, cancellationToken);

    /// <summary>Publishes the operations that are accepted as one chain of commits, and tells what each came to.</summary>
    public async Task<ImmutableArray<OperationOutcome>> PublishAsync(ImmutableArray<Operation> operations, CancellationToken cancellationToken)
    {
        var run = new PublishRun(operations, clone);
        if (clone.Options.Offline && target.IsRemote)
        {
            return run.RefuseAll(new RemoteRefusal(ErrorCodes.RemoteUnreachable, location.StateRef, "not asked (--offline)"), new TipSnapshot());
        }

        await FinishAsync(cancellationToken).ConfigureAwait(false);
        var trust = operations.Min(operation => operation.TrustTipFor) ?? TimeSpan.MaxValue;
        if ((tip.IsWorthFetching || tip.Age > trust || AbandonedPushes.Exist(clone.Repository, location))
            && (await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
        {
            return run.RefuseAll(refusal, new TipSnapshot());
        }

        await AbandonedPushes.SettleAsync(clone, location, tip, cancellationToken).ConfigureAwait(false);
        try
        {
            var attempt = await AttemptAsync(run, cancellationToken).ConfigureAwait(false);
            if (attempt != Attempt.Done)
            {
                await LostRace.RetryAsync(run, clone.Options, () => AttemptAsync(run, cancellationToken), attempt, cancellationToken).ConfigureAwait(false);
            }

            return run.IsDone ? run.Outcomes : run.RefuseAll(run.Exhausted(location.StateRef), run.Snapshot);
        }
        catch (CoordinationException) when (!target.IsRemote)
        {
            // The local ref could not move, and did not.
            isUnclear = false;
            run.Note?.Settle();
            throw;
        }
        catch (OperationCanceledException) when (isUnclear)
        {
            // Given up while a push was on its way: it may land, and the caller is told so.
            return run.RefuseAll(new OutcomeUnknownRefusal(location.StateRef, run.OpIds[0], "given up while the push was on its way"), run.Snapshot);
        }
        finally
        {
            run.Note?.Dispose();
        }
    }

    // Not while another writer is at it.
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (!target.IsRemote)
        {
            using var turn = await WriterLock.TakeAsync(clone.Repository, clone.Options.Random, isNeeded: true, cancellationToken).ConfigureAwait(false);
            await target.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Attempt> AttemptAsync(PublishRun run, CancellationToken cancellationToken)
    {
        if (run.Unclear is { } again)
        {
            return await ConcludeAsync(run, again, await PushAsync(run, again, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        }

        CommitChain chain;
        PushAnswer? pushed = null;
        using (await WriterLock.TakeAsync(clone.Repository, clone.Options.Random, !target.IsRemote, cancellationToken).ConfigureAwait(false))
        {
            chain = await DecideAsync(run, cancellationToken).ConfigureAwait(false);
            if (!run.NeedsFreshTip(tip))
            {
                if (chain.Commits.Count == 0)
                {
                    return run.Finish();
                }

                await chain.StoreAsync(cancellationToken).ConfigureAwait(false);
                pushed = await PushAsync(run, chain, cancellationToken).ConfigureAwait(false);
            }
        }

        if (pushed is not null)
        {
            return await ConcludeAsync(run, chain, pushed, cancellationToken).ConfigureAwait(false);
        }

        var (_, refusal) = await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return refusal is null ? await AttemptAsync(run, cancellationToken).ConfigureAwait(false) : run.Finish(refusal);
    }

    private async Task<CommitChain> DecideAsync(PublishRun run, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(note: tip.WasFetchedSince(run.Started), cancellationToken).ConfigureAwait(false);
        run.Begin(snapshot);
        var chain = new CommitChain(clone, new CommitWriter(clone, snapshot.Settings.Commits), snapshot);
        foreach (var operation in run.Operations)
        {
            if (snapshot.Problem is { } problem && operation.Mend is null && !(operation.Creates && problem is NotInitializedRefusal))
            {
                run.Add(operation, new Decision.Refused(problem), snapshot, null);
                continue;
            }

            await new Deliberation(clone, tip).DecideAsync(run, operation, chain, cancellationToken).ConfigureAwait(false);
        }

        return chain;
    }

    private async Task<PushAnswer> PushAsync(PublishRun run, CommitChain chain, CancellationToken cancellationToken)
    {
        var commit = chain.Commits[^1];
        run.Note ??= PendingJournal.Open(
            clone.Repository, new PendingPush(location.Key, location.StateRef, chain.Tip ?? "", commit, run.OpIds, run.What), clone.NewId());
        isUnclear = true;
        var answer = await target.AdvanceAsync(
            [new RefUpdate(location.StateRef, chain.Tip, commit), .. chain.Refs], run.PushTimeout(clone.Options), run.Traits(chain),
            cancellationToken).ConfigureAwait(false);
        run.Count(answer);
        return answer;
    }

    private async Task<Attempt> ConcludeAsync(PublishRun run, CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
    {
        var attempt = answer.Kind == PushAnswerKind.Moved
            ? run.Win(chain, answer.Words)
            : await JudgeAsync(run, chain, answer, cancellationToken).ConfigureAwait(false);
        isUnclear = run.Unclear is not null;
        if (!isUnclear)
        {
            run.Note?.Settle();
            run.Note = null;
        }

        if (run.IsWon)
        {
            tip.Won(chain.Commits[^1], chain.Snapshot.State.Fence);
        }

        return attempt;
    }

    private async Task<Attempt> JudgeAsync(PublishRun run, CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
    {
        var commit = chain.Commits[^1];
        var (fetched, refusal) = await tip.FetchAsync(
            [.. chain.Refs.Where(update => update.Expected is not null).Select(update => update.Ref)], clone.Options.FetchTimeout, cancellationToken)
            .ConfigureAwait(false);
        if (refusal is not null)
        {
            return run.NotReached(chain, answer, refusal);
        }

        if (tip.Oid is not null && await tip.HasAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            return run.Found(chain, answer);
        }

        var moved = tip.Oid != chain.Tip || chain.Refs.Any(update => fetched.Tips.GetValueOrDefault(update.Ref) != update.Expected);
        return moved ? run.Lose() : await StandsAsync(run, chain, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Attempt> StandsAsync(PublishRun run, CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
    {
        if (run.Operations.Length == 1 || !PublishRun.IsPolicy(answer))
        {
            return run.Stand(chain, answer, location.StateRef);
        }

        // A chain that policy refuses is sent one commit at a time, so that only the guilty one pays.
        run.Lose();
        run.Note?.Settle();
        run.Note = null;
        var outcomes = ImmutableArray.CreateBuilder<OperationOutcome>();
        foreach (var operation in run.Operations)
        {
            outcomes.AddRange(await PublishAsync([operation], cancellationToken).ConfigureAwait(false));
        }

        return run.Finish(outcomes.DrainToImmutable());
    }
}
