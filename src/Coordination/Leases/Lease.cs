namespace Coordination;

/// <summary>
/// A PRD that is held while this object lives: heartbeats go out in the background, and disposing gives the PRD back.
/// </summary>
/// <remarks>
/// <para>
/// A lease is the right to work, limited in time. As long as <see cref="LostToken"/> is not cancelled, nobody else can have been granted the PRD by
/// the takeover rule: a lease that the remote has not confirmed for nine tenths of <c>staleAfter</c> is given up before another session may take over, as
/// leader election does. Trouble that passes in that time (no network, lost races, unclear answers) loses nothing. A takeover that skips the rule
/// (<c>--now</c>) is seen at the next heartbeat. Nothing is deleted when a lease is lost: branch, commits and files stay.
/// </para>
/// <para>All members may be used from any thread. Callbacks of the token run on the thread pool, never under a lock of ours.</para>
/// </remarks>
public sealed class Lease : IAsyncDisposable
{
    private readonly Coordinator coordinator;
    private readonly LeaseStanding standing;
    private readonly LeaseBeats beats;
    private TaskCompletionSource? ending;

    internal Lease(Coordinator coordinator, ClaimResult grant, CoordinatorOptions options)
    {
        this.coordinator = coordinator;
        Grant = grant;
        standing = new LeaseStanding(grant, options);
        beats = new LeaseBeats(standing, options.TimeProvider, TimeSpan.FromSeconds(grant.HeartbeatEverySeconds), BeatAsync);
    }

    /// <summary>What the claim gave: branch, stories, worktree, how often a heartbeat is due.</summary>
    public ClaimResult Grant { get; }

    /// <summary>The session that holds it. It acts in every call of this lease, whatever else happens in the worktree.</summary>
    public string SessionId => Grant.SessionId;

    /// <summary>The PRD.</summary>
    public string PrdId => Grant.PrdId;

    /// <summary>Fencing token: rises with every grant of the project. Hand it to systems outside git that can refuse an older one.</summary>
    public long Fence => Grant.Fence;

    /// <summary>Cancelled when the lease is lost, and then <see cref="Loss"/> says why. Not cancelled when it is ended here.</summary>
    public CancellationToken LostToken => standing.LostToken;

    /// <summary>Why it was lost; null: it was not.</summary>
    public LeaseLoss? Loss => standing.Loss;

    /// <summary>Whether the lease is held: not lost, not ended, not detached.</summary>
    public bool IsHeld => standing.IsHeld;

    /// <summary>
    /// How long from now the lock is certain without another heartbeat. Ask before something that cannot be taken back and is not protected by
    /// <see cref="Fence"/>.
    /// </summary>
    /// <value>At most nine tenths of the project's <c>staleAfter</c>; zero when the lease is not held</value>
    public TimeSpan CertainFor => standing.CertainFor;

    /// <summary>Reports a story that is done, or begun. It goes out at once, and counts as a heartbeat.</summary>
    /// <param name="completedStory">A story that passes now, <c>US-003</c> for example; null: none.</param>
    /// <param name="currentStory">A story that was begun; null: as before.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>How the lock stands, or why it was not reported. A refusal that says that the lock is lost loses the lease.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed of.</exception>
    public Task<Result<HeartbeatResult>> ReportAsync(string? completedStory, string? currentStory = null, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var request = new HeartbeatRequest(PrdId) { CompletedStory = completedStory, CurrentStory = currentStory };
        return beats.InTurnAsync(token => coordinator.HeartbeatAsync(request, SessionId, token), beats.Judge, cancellationToken);
    }

    /// <summary>Finishes the PRD: merges its branch, archives it and ends the lease.</summary>
    /// <param name="incomplete">Although stories are open.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The commit and the archive, or why not; after a merge conflict the lock is blocked and the lease goes on.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed of.</exception>
    public Task<Result<ReleaseResult>> ReleaseAsync(bool incomplete = false, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var request = new ReleaseRequest(PrdId) { Incomplete = incomplete };
        return EndAsync(token => coordinator.ReleaseAsync(request, SessionId, token), "released", cancellationToken);
    }

    /// <summary>Gives the PRD back and ends the lease; branch and worktree stay. Disposing does the same, and tells nobody what came of it.</summary>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The PRD that is ready again, or why not.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed of.</exception>
    public Task<Result<UnclaimResult>> UnclaimAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return EndAsync(GiveBackAsync, "given_back", cancellationToken);
    }

    /// <summary>
    /// Leaves the lock standing: no more heartbeats from here, and disposing gives nothing back. For work that outlives this process; a later
    /// <see cref="Coordinator.HoldAsync(ClaimRequest, CancellationToken)"/> of the same session goes on with the same fence. Until then somebody else has
    /// to send heartbeats (<c>coord heartbeat</c>), or the lock grows stale.
    /// </summary>
    public void Detach()
    {
        if (standing.TryEnd(LeaseState.Detached, "detached"))
        {
            coordinator.Forget(this);
        }
    }

    /// <summary>
    /// Ends the heartbeats and gives the PRD back, unless the lease was ended, detached or taken over. Waits for a heartbeat that is under way.
    /// Never throws for what the rules, the remote or the environment say: a lock that could not be given back grows stale, and can be taken over.
    /// </summary>
    /// <returns>When all has ended. Saying it twice is no error.</returns>
    public async ValueTask DisposeAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref ending, mine, null) is { } other)
        {
            await other.Task.ConfigureAwait(false);
            return;
        }

        try
        {
            var wasHeld = standing.TryClose();
            await standing.DisposeAsync().ConfigureAwait(false);
            await beats.DisposeAsync().ConfigureAwait(false);
            await LeaveAsync(wasHeld).ConfigureAwait(false);
        }
        finally
        {
            coordinator.Forget(this);
            mine.SetResult();
        }
    }

    /// <summary>From now on heartbeats go out.</summary>
    internal void Begin()
    {
        standing.Begin();
        beats.Begin();
    }

    // A lease that was only uncertain may still be ours. Nobody works on it any more, unless it was taken up again by the next lease.
    private async Task LeaveAsync(bool wasHeld)
    {
        var mayBeOurs = Loss is { Reason: LeaseLossReason.Unverified or LeaseLossReason.Failed } && coordinator.IsLast(this);
        if (!wasHeld && !mayBeOurs)
        {
            return;
        }

        var isGivenBack = false;
        try
        {
            isGivenBack = (await beats.InTurnAsync(GiveBackAsync, _ => { }, CancellationToken.None).ConfigureAwait(false)).Ok;
        }
        catch (Exception failure) when (failure is CoordinationException or ObjectDisposedException)
        {
            // Logged where it happened; the lock grows stale.
        }

        if (wasHeld)
        {
            standing.TellEnd(isGivenBack ? "given_back" : "not_given_back");
        }
    }

    private Task<Result<HeartbeatResult>> BeatAsync(CancellationToken cancellationToken) =>
        coordinator.HeartbeatAsync(new HeartbeatRequest(PrdId), SessionId, cancellationToken);

    private Task<Result<UnclaimResult>> GiveBackAsync(CancellationToken cancellationToken) =>
        coordinator.UnclaimAsync(new UnclaimRequest(PrdId) { OwnOnly = true }, SessionId, cancellationToken);

    private Task<Result<T>> EndAsync<T>(Func<CancellationToken, Task<Result<T>>> run, string how, CancellationToken cancellationToken)
        where T : class =>
        beats.InTurnAsync(
            run,
            result =>
            {
                if (!result.Ok)
                {
                    standing.Judge(result.Refusal);
                }
                else if (standing.TryEnd(LeaseState.Ended, how))
                {
                    coordinator.Forget(this);
                }
            },
            cancellationToken);

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(ending is not null, this);
}
