using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>The course of one release: look, publish the branch, land, block on a conflict, tidy up.</summary>
internal sealed class ReleaseCourse(OpenState state, string session, ReleaseRequest request, AckNote acknowledge)
{
    private const int MostLandings = 20;

    private OpenBranch At => new(state.Clone, state.Branch, state.MainRef);

    public async Task<Result<ReleaseResult>> RunAsync(CancellationToken cancellationToken)
    {
        var (snapshot, notReached) = await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if ((notReached ?? snapshot.Problem) is { } problem)
        {
            return Result<ReleaseResult>.Refuse(problem);
        }

        var (held, answer) = await FindAsync(snapshot, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return answer!;
        }

        if (!snapshot.Settings.Checks.IsEmpty)
        {
            return Result<ReleaseResult>.Refuse(new ChecksNotRunRefusal(snapshot.Settings.Checks));
        }

        if (snapshot.Settings.MergeMethod == "rebase")
        {
            return Result<ReleaseResult>.Refuse(new PreconditionRefusal(
                ErrorCodes.InvalidSettings, "release lands branches by 'merge' or 'squash'; 'rebase' is not one of its methods.", "coordination.mergeMethod",
                "git config coord.mergeMethod merge"));
        }

        var branch = LockBranch.Of(snapshot.State, held);
        if (!LockBranch.IsUsable(branch))
        {
            return Result<ReleaseResult>.Refuse(new PreconditionRefusal(ErrorCodes.InvalidName, "The lock's branch is not a branch name.", branch, "coord status"));
        }

        held = held with { Branch = branch };
        var (tips, reached) = await BranchTips.FindAsync(At, branch, cancellationToken).ConfigureAwait(false);
        if (reached.Failure is { } failure)
        {
            return Result<ReleaseResult>.Refuse(new RemoteRefusal(failure, tips.Name, reached.Words));
        }

        await ShallowHistory.DeepenAsync(At, tips, cancellationToken).ConfigureAwait(false);
        var (commit, refusal) = await BranchPublication.ChooseAsync(At, tips, cancellationToken).ConfigureAwait(false);
        refusal ??= await OpenStoriesAsync(snapshot, held, commit!, cancellationToken).ConfigureAwait(false)
            ?? await BranchPublication.PublishAsync(At, tips, commit!, cancellationToken).ConfigureAwait(false);
        return refusal is null
            ? await LandAsync(snapshot, held, tips, commit!, cancellationToken).ConfigureAwait(false)
            : Result<ReleaseResult>.Refuse(refusal);
    }

    // The rules are asked first: a refusal, or "finished already", needs no merge.
    private async Task<(SessionLock? Held, Result<ReleaseResult>? Answer)> FindAsync(TipSnapshot snapshot, CancellationToken cancellationToken)
    {
        var caller = state.Grants.Prove(session, snapshot.State);
        var prdId = request.PrdId ?? snapshot.State.LocksHeldBy(session).FirstOrDefault()?.PrdId;
        var look = prdId is null ? snapshot : await state.Branch.WithStoriesAsync(snapshot, prdId, cancellationToken).ConfigureAwait(false);
        var decision = Transition.Decide(look.State, new ReleaseCommand(caller, state.Clone.Now, "", request.PrdId, Incomplete: true, null));
        if (decision is Decision.Accepted accepted)
        {
            return (accepted.Lock, null);
        }

        var outcome = new OperationOutcome(decision, snapshot, null, 0) { OpId = state.Clone.NewId() };
        acknowledge(state, "release", session, request.PrdId, outcome);
        return decision is Decision.Unchanged { Prd: { } prd }
            ? (null, Result<ReleaseResult>.Of(await BeforeAsync(snapshot, prd, cancellationToken).ConfigureAwait(false)))
            : (null, Result<ReleaseResult>.Refuse(outcome.Refusal!));
    }

    // A commit can't name itself: where the merge is the release, its archive entry leads to it by the operation's id.
    private async Task<ReleaseResult> BeforeAsync(TipSnapshot snapshot, PrdEntry prd, CancellationToken cancellationToken) => new()
    {
        PrdId = prd.Id,
        MergeCommit = prd.MergeCommit ?? (prd.FinishedByOp is { } opId
            ? await HistoryWalk.FindAsync(state.Clone, snapshot.Oid!, opId, cancellationToken).ConfigureAwait(false)
            : null),
        ArchivedTo = prd.ArchivedTo,
        AlreadyReleased = true,
    };

    // Asked before the branch is pushed: a refusal changes nothing.
    private async Task<Refusal?> OpenStoriesAsync(TipSnapshot snapshot, SessionLock held, string commit, CancellationToken cancellationToken)
    {
        if (request.Incomplete)
        {
            return null;
        }

        var look = await state.Branch.WithStoriesAsync(snapshot, held.PrdId!, cancellationToken).ConfigureAwait(false);
        var tree = await SetupFiles.OpenAsync(state.Clone, look.Tree, cancellationToken).ConfigureAwait(false);
        look = await new LandingPlan(At, held.PrdId!, held.Branch!, commit).ReportAsync(look, tree, cancellationToken).ConfigureAwait(false);
        var caller = state.Grants.Prove(session, look.State);
        return (Transition.Decide(look.State, new ReleaseCommand(caller, state.Clone.Now, "", request.PrdId, Incomplete: false, null)) as Decision.Refused)?.Refusal;
    }

    private async Task<Result<ReleaseResult>> LandAsync(
        TipSnapshot snapshot, SessionLock held, BranchTips tips, string commit, CancellationToken cancellationToken)
    {
        var plan = new LandingPlan(At, held.PrdId!, held.Branch!, commit);
        var outcome = state.StateIsOnMain
            ? await LandOnOneRefAsync(plan, cancellationToken).ConfigureAwait(false)
            : await LandOnTwoRefsAsync(snapshot, held, plan, cancellationToken).ConfigureAwait(false);
        acknowledge(state, "release", session, request.PrdId, outcome);
        if (outcome.Refusal is MergeConflictRefusal conflict)
        {
            return Result<ReleaseResult>.Refuse(await new ConflictBlock(state, session, acknowledge).NoteAsync(request.PrdId, conflict, cancellationToken).ConfigureAwait(false));
        }

        if (outcome.Decision is not Decision.Accepted accepted)
        {
            return Result<ReleaseResult>.Refuse(outcome.Refusal ?? new NoLockRefusal(session, request.PrdId));
        }

        var kept = await BranchRemoval.RemoveAsync(At, state.Branch.Target.IsRemote ? tips with { Remote = commit } : tips, [commit], [], accepted.Next.Locks, cancellationToken).ConfigureAwait(false);
        return Released(outcome, accepted, kept);
    }

    private Result<ReleaseResult> Released(OperationOutcome outcome, Decision.Accepted accepted, Warning? kept)
    {
        var prdId = accepted.Lock!.PrdId!;
        state.LetGo(session, prdId);
        return Result<ReleaseResult>.Of(
            new ReleaseResult
            {
                PrdId = prdId,
                MergeCommit = accepted.Prd?.MergeCommit ?? outcome.Commit,
                ArchivedTo = accepted.Prd?.ArchivedTo,
                BranchDeleted = kept is null,
                KeptBranch = kept is null ? null : accepted.Lock.Branch,
            },
            kept is null ? accepted.Warnings : accepted.Warnings.Add(kept));
    }

    private Task<OperationOutcome> LandOnOneRefAsync(LandingPlan plan, CancellationToken cancellationToken) => state.PublishAsync(
        session,
        Release(plan, request.Incomplete, null) with { Merge = (tip, _, tree, token) => plan.OnOneRefAsync(tip, tree, token) },
        cancellationToken);

    // Main and state on two refs: one atomic push; in steps where the server can't.
    private async Task<OperationOutcome> LandOnTwoRefsAsync(
        TipSnapshot snapshot, SessionLock held, LandingPlan plan, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await state.Branch.Target.FetchAsync([state.MainRef], state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
            if (answer.Tips.GetValueOrDefault(state.MainRef) is not { } mainTip)
            {
                return Refused(snapshot, new RemoteRefusal(answer.Failure ?? ErrorCodes.RemoteBroken, state.MainRef, answer.Words));
            }

            var (merged, refusal) = await plan.OnMainAsync(mainTip, snapshot, Message(held), cancellationToken).ConfigureAwait(false);
            if (merged is null)
            {
                return Refused(snapshot, refusal!);
            }

            var outcome = await PublishBothAsync(plan, mainTip, merged, cancellationToken).ConfigureAwait(false);
            if (outcome.Refusal is AtomicMissingRefusal)
            {
                outcome = await new SteppedLanding(state, session, At, plan).RunAsync(
                    held.PrdId!, mainTip, merged, request.Incomplete, token => ReleaseNoted(plan, merged, token), cancellationToken).ConfigureAwait(false);
            }

            if (outcome.Refusal is not MainMovedRefusal || tries == MostLandings)
            {
                return outcome;
            }
        }
    }

    private Task<OperationOutcome> PublishBothAsync(LandingPlan plan, string mainTip, string merged, CancellationToken cancellationToken) =>
        state.PublishAsync(
            session,
            Release(plan, request.Incomplete, merged) with
            {
                Merge = async (tip, _, tree, token) =>
                {
                    var now = await state.Branch.Target.FetchAsync([state.MainRef], state.Clone.Options.FetchTimeout, token).ConfigureAwait(false);
                    if (now.Tips.GetValueOrDefault(state.MainRef) != mainTip)
                    {
                        return new Work { Refusal = new MainMovedRefusal(state.MainRef) };
                    }

                    await plan.TakeReportAsync(tip, tree, mainTip, token).ConfigureAwait(false);
                    return new Work { Refs = merged == mainTip ? [] : [new RefUpdate(state.MainRef, mainTip, merged)] };
                },
            },
            cancellationToken);

    private Task<OperationOutcome> ReleaseNoted(LandingPlan plan, string merged, CancellationToken cancellationToken) => state.PublishAsync(
        session,
        Release(plan, incomplete: true, merged) with
        {
            Merge = async (tip, _, tree, token) =>
            {
                await plan.TakeReportAsync(tip, tree, merged, token).ConfigureAwait(false);
                return new Work();
            },
        },
        cancellationToken);

    private Operation Release(LandingPlan plan, bool incomplete, string? merged) =>
        state.Operation(session, (stamp, caller, opId) => new ReleaseCommand(caller, stamp.Now, opId, request.PrdId, incomplete, merged))
            with { Report = plan.ReportAsync };

    private OperationOutcome Refused(TipSnapshot snapshot, Refusal refusal) =>
        new(new Decision.Refused(refusal), snapshot, null, 0) { OpId = state.Clone.NewId() };

    private static string Message(SessionLock held) => $"Merge branch '{held.Branch}'\n\n{held.PrdId}, released by {held.SessionId}.\n";
}
