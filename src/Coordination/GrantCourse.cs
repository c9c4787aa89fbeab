using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination;

/// <summary>The local side of a grant: the branch is there, the session is kept, and the caller is told what it holds.</summary>
/// <param name="PreviousSession">After a takeover: whose lock it was.</param>
internal sealed record GrantCourse(OpenState State, string Session, OperationOutcome Outcome, bool Checkout, string? PreviousSession)
{
    private const int MostFilesNamed = 20;

    public async Task<Result<ClaimResult>> RunAsync(CancellationToken cancellationToken)
    {
        var (held, prd, warnings) = Outcome.Decision switch
        {
            Decision.Accepted accepted => (accepted.Lock!, accepted.Prd, accepted.Warnings),
            Decision.Unchanged unchanged => (unchanged.Lock!, unchanged.Prd, []),
            _ => throw new UnreachableException(Outcome.Decision.ToString()),
        };
        // A lock made by hand may name no branch.
        held = held with { Branch = held.Branch ?? prd?.Branch ?? PrdName.DefaultBranch(held.PrdId!) };
        var branch = await BranchAsync(held, cancellationToken).ConfigureAwait(false);
        Keep(State.Identity.Keep(Session), held);
        var worktree = Checkout
            ? await FeatureBranch.CheckoutAsync(State.Clone, held.Branch!, cancellationToken).ConfigureAwait(false)
            : branch.Worktree;
        warnings = warnings.AddRange(branch.Warnings);
        if (PreviousSession is not null && branch.Worktree is { } adopted)
        {
            warnings = warnings.AddRange(await AdoptAsync(held, adopted, cancellationToken).ConfigureAwait(false));
        }

        return Result<ClaimResult>.Of(Describe(held, prd, branch, worktree), warnings);
    }

    private Task<FeatureBranch> BranchAsync(SessionLock held, CancellationToken cancellationToken)
    {
        var workedOn = Outcome.Decision is Decision.Accepted
            && (PreviousSession is not null || Outcome.Snapshot.State.FindPrd(held.PrdId!)?.StartedAt is not null);
        var mainTip = State.StateIsOnMain ? Outcome.Commit ?? Outcome.Snapshot.Oid : null;
        return FeatureBranch.PrepareAsync(State.Clone, State.Branch, State.MainRef, held.Branch!, mainTip, workedOn, cancellationToken);
    }

    // A dead session's worktree on this machine goes over to the new holder as it is; what it had not committed is named.
    private async Task<ImmutableArray<Warning>> AdoptAsync(SessionLock held, string worktree, CancellationToken cancellationToken)
    {
        var repository = Repository.Discover(worktree);
        var file = SessionFile.Open(repository);
        file.Bind(Session, repository, State.Clone.Now);
        Keep(file, held);
        var dirty = await FeatureBranch.DirtyFilesAsync(State.Clone, worktree, cancellationToken).ConfigureAwait(false);
        return dirty.IsEmpty
            ? []
            : [new Warning("uncommitted_work", $"{worktree} has {dirty.Length} file(s) that {PreviousSession} did not commit: {string.Join(", ", dirty.Take(MostFilesNamed))}")];
    }

    private static void Keep(SessionFile file, SessionLock held)
    {
        file.Hold(held.PrdId!, held.Branch!, held.Fence ?? 0);
        file.Save();
    }

    private ClaimResult Describe(SessionLock held, PrdEntry? prd, FeatureBranch branch, string? worktree)
    {
        var accepted = Outcome.Decision as Decision.Accepted;
        var settings = Outcome.Snapshot.Settings.Protocol;
        return new ClaimResult
        {
            SessionId = Session,
            PrdId = held.PrdId!,
            PrdFile = held.PrdFile ?? prd?.PrdFile,
            Branch = held.Branch!,
            BranchBase = branch.Oid,
            Fence = held.Fence ?? 0,
            OpId = held.OpId ?? "",
            Worktree = worktree,
            Risk = Words.Of(accepted?.Risk ?? (prd is null ? RiskLevel.None : ActivePrds.Of(Outcome.Snapshot.State, Session).RiskOf(prd).Level)),
            Stories = PrdProjection.Stories(Outcome.Snapshot.State, held.PrdId!),
            HeartbeatEverySeconds = (long)settings.HeartbeatEvery.TotalSeconds,
            StaleAfterSeconds = (long)settings.StaleAfter.TotalSeconds,
            Attempts = Outcome.Attempts,
            CertainFor = HoldersCertainty.Of(held, settings, State.Clone.Now, State.Branch.Tip.Age),
            AlreadyHeld = accepted is null,
            PreviousSession = PreviousSession,
            AheadBehind = branch.AheadBehind,
            PassedOver = accepted?.PassedOver ?? [],
        };
    }
}
