using System.Collections.Immutable;
using System.Globalization;
using Coordination.Git;
using Coordination.Merging;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// Releases the locks whose pull request was merged on the host: whoever comes next does it, so that the session that opened it may
/// be long gone. What is judged is where the branch stands on the remote; when it is gone, the head that the lock names.
/// </summary>
internal sealed class PullRequestClosing(OpenState state)
{
    private const long AskEvery = 60_000;

    private OpenBranch At => new(state.Clone, state.Branch, state.MainRef);

    /// <summary>Looks at each pull request that the snapshot knows as open.</summary>
    public async Task<Result<SyncResult>> RunAsync(TipSnapshot snapshot, CancellationToken cancellationToken)
    {
        var locks = snapshot.State.Locks.Where(held => held is { Status: LockStatus.PrOpen, PrdId: not null }).ToList();
        var names = locks.Select(held => LockBranch.Of(snapshot.State, held)).Where(LockBranch.IsUsable).Select(RefName.Full).Distinct();
        if (locks.Count == 0)
        {
            return Result<SyncResult>.Of(new SyncResult());
        }

        var answer = await state.Branch.Target.FetchAsync([.. names, state.MainRef], state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if (answer.Tips.GetValueOrDefault(state.MainRef) is not { } main)
        {
            return Result<SyncResult>.Refuse(new RemoteRefusal(answer.Failure ?? ErrorCodes.RemoteBroken, state.MainRef, answer.Words));
        }

        var worktrees = await WorktreeList.ReadAsync(state.Clone.Git, cancellationToken).ConfigureAwait(false);
        var closed = ImmutableArray.CreateBuilder<ClosedPullRequest>();
        var open = ImmutableArray.CreateBuilder<OpenPullRequest>();
        foreach (var held in locks)
        {
            var found = await PullRequestHead.FindAsync(At, snapshot.State, held, answer.Tips, worktrees, cancellationToken).ConfigureAwait(false);
            var judged = await JudgeAsync(snapshot, held, found, main, cancellationToken).ConfigureAwait(false);
            if (judged.MergeCommit is not { } merge)
            {
                open.Add(new OpenPullRequest(held.PrdId!, held.SessionId, held.PrUrl, judged.Reason));
            }
            else if (await CloseAsync(held, found, merge, cancellationToken).ConfigureAwait(false) is { } done)
            {
                closed.Add(done);
            }
        }

        return Result<SyncResult>.Of(new SyncResult { Closed = closed.ToImmutable(), Open = open.ToImmutable() });
    }

    /// <summary>
    /// The same for a command that is about something else: at most once a minute in this clone, and without a word when it can't be done.
    /// </summary>
    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (!state.First.State.Locks.Any(held => held.Status == LockStatus.PrOpen) || state.Clone.Options.Offline)
        {
            return;
        }

        var note = Path.Combine(state.Clone.Repository.CoordDir, "pull-requests");
        var asked = LineFile.Read(note);
        var now = state.Clone.Clock.Now;
        if (asked.GetValueOrDefault("boot") == BootClock.BootId
            && long.TryParse(asked.GetValueOrDefault("asked"), CultureInfo.InvariantCulture, out var before) && now - before < AskEvery)
        {
            return;
        }

        LineFile.Write(note, [new("boot", BootClock.BootId), new("asked", now.ToString(CultureInfo.InvariantCulture))], flush: false);
        await RunAsync(state.First, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(string? MergeCommit, string Reason)> JudgeAsync(
        TipSnapshot snapshot, SessionLock held, PullRequestHead found, string main, CancellationToken cancellationToken)
    {
        if (found.Commit is not { } head)
        {
            return (null, OpenPullRequest.HeadUnknown);
        }

        var work = new MergedWork(At, snapshot.State);
        var merge = await work.FindAsync(main, head, cancellationToken).ConfigureAwait(false);
        if (merge is not null)
        {
            // A branch on which nothing was ever done is an ancestor of main too.
            return merge == head && held.HeadOid is null ? (null, OpenPullRequest.NoCommits) : (merge, "");
        }

        var movedOn = held.HeadOid is { } noted && noted != head && await PullRequestHead.IsHereAsync(state.Clone, noted, cancellationToken).ConfigureAwait(false)
            && await work.FindAsync(main, noted, cancellationToken).ConfigureAwait(false) is not null;
        return (null, movedOn ? OpenPullRequest.MovedOn : OpenPullRequest.NotMerged);
    }

    private async Task<ClosedPullRequest?> CloseAsync(SessionLock held, PullRequestHead found, string merge, CancellationToken cancellationToken)
    {
        var session = state.NewSession();
        var before = await state.Clone.Objects.ReadCommitAsync(merge, cancellationToken).ConfigureAwait(false);
        var plan = new LandingPlan(At, held.PrdId!, found.Branch, found.Commit!);
        var operation = LandedRelease.Of(state, session, held, merge, plan, before?.Parents.FirstOrDefault() ?? merge);
        var outcome = await state.PublishAsync(session, operation, cancellationToken).ConfigureAwait(false);
        if (outcome.Decision is not Decision.Accepted accepted)
        {
            return null;
        }

        state.LetGo(held.SessionId, held.PrdId!);
        var kept = found.Tips is { } tips
            ? await BranchRemoval.RemoveAsync(At, tips, [found.Commit!], [], accepted.Next.Locks, cancellationToken).ConfigureAwait(false)
            : null;
        return new ClosedPullRequest
        {
            PrdId = held.PrdId!,
            SessionId = held.SessionId,
            PrUrl = held.PrUrl,
            MergeCommit = merge,
            ArchivedTo = accepted.Prd?.ArchivedTo,
            KeptBranch = kept is null ? null : found.Branch,
            KeptBecause = kept?.Message,
        };
    }
}
