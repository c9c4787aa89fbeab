using System.Collections.Immutable;
using Coordination.Git.Spool;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>One publication, from the first look to the last answer; <see cref="StateBranch"/> says what is done, and what an answer means.</summary>
internal sealed class Publication(StateBranch branch, LocalClone clone, TipReader reader, PublishRun run, Followers? followers)
{
    private readonly StateLocation location = branch.Location;
    private readonly IStateRef target = branch.Target;
    private readonly StateTip tip = branch.Tip;

    // Whether a push is on its way whose outcome nobody knows yet.
    private bool isUnclear;

    /// <summary>Gives the outcomes of this process's own operations; those of followers are told to them.</summary>
    public async Task<ImmutableArray<OperationOutcome>> SendAsync(CancellationToken cancellationToken)
    {
        var outcomes = await ConductAsync(cancellationToken).ConfigureAwait(false);
        followers?.Tell(outcomes.Skip(run.Own.Length), [.. run.Operations.Skip(run.Own.Length)]);
        return outcomes[..run.Own.Length];
    }

    private async Task<ImmutableArray<OperationOutcome>> ConductAsync(CancellationToken cancellationToken)
    {
        await FinishAsync(cancellationToken).ConfigureAwait(false);
        var trust = run.Own.Min(operation => operation.TrustTipFor) ?? TimeSpan.MaxValue;
        if ((tip.IsWorthFetching || tip.Age > trust || AbandonedPushes.Exist(clone.Repository, location))
            && (await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
        {
            // Nor would those who wait reach it.
            run.Join(followers?.Gather() ?? []);
            return run.RefuseAll(refusal, new TipSnapshot());
        }

        await AbandonedPushes.SettleAsync(clone, location, tip, cancellationToken).ConfigureAwait(false);
        if (followers is not null)
        {
            await followers.WaitForMoreAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var attempt = await AttemptAsync(cancellationToken).ConfigureAwait(false);
            if (attempt != Attempt.Done)
            {
                await LostRace.RetryAsync(run, clone.Options, () => AttemptAsync(cancellationToken), attempt, cancellationToken).ConfigureAwait(false);
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

    // Between a decision and the fresh look that its answer needs nobody joins, or it would need yet another one.
    private async Task<Attempt> AttemptAsync(CancellationToken cancellationToken, bool mayJoin = true)
    {
        if (run.Unclear is { } again)
        {
            return await ConcludeAsync(again, await PushAsync(again, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        }

        CommitChain chain;
        PushAnswer? pushed = null;
        clone.Options.Progress?.Report(new(CoordinationPhase.Waiting));
        using (var turn = await WriterLock.TakeAsync(clone.Repository, clone.Options.Random, !target.IsRemote, cancellationToken).ConfigureAwait(false))
        {
            if (turn.Waited)
            {
                tip.Reload();
            }

            chain = await DecideAsync(mayJoin, cancellationToken).ConfigureAwait(false);
            if (!run.NeedsFreshTip(tip))
            {
                if (chain.Commits.Count == 0)
                {
                    return run.Finish();
                }

                await chain.StoreAsync(cancellationToken).ConfigureAwait(false);
                pushed = await PushAsync(chain, cancellationToken).ConfigureAwait(false);
            }
        }

        if (pushed is not null)
        {
            return await ConcludeAsync(chain, pushed, cancellationToken).ConfigureAwait(false);
        }

        var (_, refusal) = await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return refusal is null ? await AttemptAsync(cancellationToken, mayJoin: false).ConfigureAwait(false) : run.Finish(refusal);
    }

    private async Task<CommitChain> DecideAsync(bool mayJoin, CancellationToken cancellationToken)
    {
        clone.Options.Progress?.Report(new(CoordinationPhase.Deciding));
        var snapshot = await reader.ReadAsync(note: tip.WasFetchedSince(run.Started), cancellationToken).ConfigureAwait(false);
        if (mayJoin && followers is not null)
        {
            run.Join(followers.Gather());
        }

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

    private async Task<PushAnswer> PushAsync(CommitChain chain, CancellationToken cancellationToken)
    {
        var commit = chain.Commits[^1];
        run.Note ??= PendingJournal.Open(
            clone.Repository, new PendingPush(location.Key, location.StateRef, chain.Tip ?? "", commit, run.OpIds, run.What), clone.NewId());
        isUnclear = true;
        clone.Options.Progress?.Report(new(CoordinationPhase.Pushing, run.Attempts + 1));
        var answer = await target.AdvanceAsync(
            [new RefUpdate(location.StateRef, chain.Tip, commit), .. chain.Refs], run.PushTimeout(clone.Options), run.Traits(chain),
            cancellationToken).ConfigureAwait(false);
        run.Count(answer);
        followers?.Pushed(answer.Duration);
        return answer;
    }

    private async Task<Attempt> ConcludeAsync(CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
    {
        var attempt = answer.Kind == PushAnswerKind.Moved
            ? run.Win(chain, answer.Words)
            : await JudgeAsync(chain, answer, cancellationToken).ConfigureAwait(false);
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

    private async Task<Attempt> JudgeAsync(CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
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
        return moved ? run.Lose() : await StandsAsync(chain, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Attempt> StandsAsync(CommitChain chain, PushAnswer answer, CancellationToken cancellationToken)
    {
        if (run.Operations.Length == 1 || !PublishRun.IsPolicy(answer))
        {
            return run.Stand(chain, answer, location.StateRef);
        }

        // A chain that policy refuses is sent one commit at a time, so that only the guilty one pays: followers each by their own process.
        run.Lose();
        run.Note?.Settle();
        run.Note = null;
        isUnclear = false;
        followers?.Dismiss();
        run.Join([]);
        var outcomes = ImmutableArray.CreateBuilder<OperationOutcome>();
        foreach (var operation in run.Own)
        {
            outcomes.AddRange(await branch.PublishAsync([operation], cancellationToken).ConfigureAwait(false));
        }

        return run.Finish(outcomes.DrainToImmutable());
    }
}
