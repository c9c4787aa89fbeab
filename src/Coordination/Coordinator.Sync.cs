namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Releases the PRDs whose pull request was merged, and on request brings the session's branch onto main.</summary>
    /// <param name="request">What to do beside.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>
    /// What was closed, what stays open, and where the branch stands; a conflict (<see cref="MergeConflictRefusal"/>) leaves the branch as it was
    /// and blocks the session's lock.
    /// </returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public async Task<Result<SyncResult>> SyncAsync(SyncRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = await OpenToSettleAsync(cancellationToken).ConfigureAwait(false);
        var (snapshot, notReached) = await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        if ((notReached ?? snapshot.Problem) is { } problem)
        {
            return Result<SyncResult>.Refuse(problem);
        }

        if (!snapshot.State.Settings.MultiSession)
        {
            return Result<SyncResult>.Refuse(new SoloModeRefusal());
        }

        var closing = await new PullRequestClosing(state).RunAsync(snapshot, cancellationToken).ConfigureAwait(false);
        if (!closing.Ok || !request.Rebase)
        {
            return closing;
        }

        var rebase = await new RebaseCourse(state, Acknowledge).RunAsync(cancellationToken).ConfigureAwait(false);
        return rebase.Ok
            ? Result<SyncResult>.Of(closing.Value with { Rebased = rebase.Value }, rebase.Warnings)
            : Result<SyncResult>.Refuse(rebase.Refusal, rebase.Warnings);
    }
}
