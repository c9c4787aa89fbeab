using Coordination.Git;
using Coordination.Git.Spool;
using Coordination.Protocol;
using Coordination.Sessions;

namespace Coordination;

/// <summary>A clone with its state ref found and read once: what every use case starts from.</summary>
internal sealed class OpenState
{
    private const int MostMoves = 3;

    private OpenState(LocalClone clone, StateBranch branch, TipSnapshot first)
    {
        Clone = clone;
        Branch = branch;
        First = first;
        Identity = new SessionIdentity(clone);
        Grants = new GrantBook(clone.Repository);
    }

    public LocalClone Clone { get; }

    public StateBranch Branch { get; private set; }

    /// <summary>What this clone knew of the state when it was opened.</summary>
    public TipSnapshot First { get; private set; }

    public SessionIdentity Identity { get; }

    public GrantBook Grants { get; }

    public StateLocation Location => Branch.Location;

    /// <summary>Full name of the branch that work lands on.</summary>
    public string MainRef => First.Settings.DefaultBranch is { } named ? RefName.Full(named) : Location.DefaultBranch;

    public bool StateIsOnMain => MainRef == Location.StateRef;

    /// <summary>Reads again what this clone knows, for another command of a long-lived coordinator.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        First = await Branch.RecallAsync(cancellationToken).ConfigureAwait(false);

    public string NewSession() => Identity.FindOrCreate(First.Settings.SessionPrefix);

    /// <summary>When the command at hand began, in monotonic milliseconds.</summary>
    public long Started { get; set; }

    public static async Task<OpenState> OpenAsync(
        string path, CoordinatorOptions options, string? stateRef, CancellationToken cancellationToken, string? remote = null)
    {
        var clone = await LocalClone.OpenAsync(path, options, cancellationToken).ConfigureAwait(false);
        var location = await clone.Locator.LocateAsync(remote, options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        location = stateRef is null ? location : location with { StateRef = stateRef };
        for (var moves = 0; ; moves++)
        {
            var branch = BranchOf(clone, location);
            var first = await branch.RecallAsync(cancellationToken).ConfigureAwait(false);
            if (first.Problem is not StateMovedRefusal moved || moves == MostMoves || stateRef is not null)
            {
                return new OpenState(clone, branch, first);
            }

            location = location with { StateRef = moved.MovedTo };
            clone.Locator.Note(location);
        }
    }

    /// <summary>An operation under a fresh id. Grants that it gives are noted before the push.</summary>
    public Operation Operation(string session, Func<Stamp, Caller, string, Command> command)
    {
        var opId = Clone.NewId();
        return new Operation
        {
            OpId = opId,
            Command = stamp => command(stamp, Grants.Prove(session, stamp.State), opId),
            BeforePush = (decided, accepted) =>
            {
                if (NoteGrant(session, decided, accepted))
                {
                    Identity.KeepNew(session);
                }
            },
        };
    }

    /// <summary>An operation that another process of this clone can send, while this one would only wait.</summary>
    public Operation Operation(string session, PlainCommand command) =>
        Operation(session, (stamp, caller, opId) => command.ToCommand(stamp, caller, opId)!) with
        {
            Session = session,
            Plain = command,
            Started = Started > 0 ? Started : null,
            BeforeHandOver = opId => Announce(session, command, opId),
        };

    /// <summary>Reads the state, the remote's where it can be reached; goes along when the state has moved.</summary>
    public async Task<StateLook> LookAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var look = await Branch.LookAsync(timeout, cancellationToken).ConfigureAwait(false);
        for (var moves = 0; moves < MostMoves && look.Snapshot.Problem is StateMovedRefusal moved; moves++)
        {
            await FollowAsync(moved, cancellationToken).ConfigureAwait(false);
            look = await Branch.LookAsync(timeout, cancellationToken).ConfigureAwait(false);
        }

        return look;
    }

    /// <summary>Publishes one operation; goes along when the state has moved.</summary>
    public async Task<OperationOutcome> PublishAsync(string session, Operation operation, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(operation, cancellationToken).ConfigureAwait(false);
        for (var moves = 0; moves < MostMoves && outcome.Refusal is StateMovedRefusal moved; moves++)
        {
            await FollowAsync(moved, cancellationToken).ConfigureAwait(false);
            outcome = await SendAsync(operation, cancellationToken).ConfigureAwait(false);
        }

        if (outcome.Refusal is not null and not OutcomeUnknownRefusal)
        {
            Grants.Forget(session, outcome.OpId);
        }

        NotePushRejected(session, outcome);

        return outcome;
    }

    /// <summary>The session has ended what it held: its grant and the worktree's note of it go.</summary>
    public void LetGo(string session, string prdId)
    {
        Grants.ForgetPrd(session, prdId);
        var file = SessionFile.Open(Clone.Repository);
        if (file.SessionId == session && PrdName.Same(file.PrdId, prdId))
        {
            file.LetGo();
            file.Save();
        }
    }

    private async Task<OperationOutcome> SendAsync(Operation operation, CancellationToken cancellationToken)
    {
        if (operation.Plain is null || !Branch.Target.IsRemote || Clone.Options.Offline)
        {
            return (await Branch.PublishAsync([operation], cancellationToken).ConfigureAwait(false))[0];
        }

        using var push = new SharedPush(Branch, Clone, First.Settings, Adopt);
        var outcome = await push.PublishAsync(operation, cancellationToken).ConfigureAwait(false);
        if (outcome.Refusal is not OutcomeUnknownRefusal)
        {
            // What was handed over in vain gave no grant, unless it landed late and was found.
            var granted = outcome.Decision is Decision.Unchanged unchanged ? unchanged.Lock?.OpId : outcome.OpId;
            foreach (var opId in push.Ids.Where(opId => opId != granted))
            {
                Grants.Forget(operation.Session!, opId);
            }
        }

        return outcome;
    }

    // Another process's command: its grant is noted for its session, and its worktree is its own affair.
    private Operation Adopt(SpoolRequest request) => Operation(request.Session, request.Command) with
    {
        OpId = request.OpId,
        BeforePush = (decided, accepted) => NoteGrant(request.Session, decided, accepted),
    };

    private bool NoteGrant(string session, Command decided, Decision.Accepted accepted)
    {
        if (accepted.Lock is not { PrdId: { } prdId } held || held.OpId != decided.OpId || held.SessionId != session)
        {
            return false;
        }

        Grants.Note(session, decided.OpId, prdId);
        return true;
    }

    // What must be known when this process is killed while another sends its command: the id of the grant, and a session that was only now made up.
    private void Announce(string session, PlainCommand command, string opId)
    {
        if (command.AsksForGrant)
        {
            Grants.Note(session, opId, command.PrdId ?? "");
        }

        if (Identity.Find() is null)
        {
            Identity.KeepNew(session);
        }
    }

    // The seed's "still failing: mark blocked", for this worktree's session, until the next write that succeeds.
    private void NotePushRejected(string session, OperationOutcome outcome)
    {
        var reason = outcome.Refusal is RemoteRefusal refused ? ReasonOf(refused.Code) : null;
        if (reason is null && outcome.Commit is null)
        {
            return;
        }

        var file = SessionFile.Open(Clone.Repository);
        if (file.SessionId == session && file.MarkBlocked(reason))
        {
            file.Save();
        }
    }

    private static string? ReasonOf(ErrorCode code) =>
        code == ErrorCodes.Contention ? LocalBlock.Rejected : code == ErrorCodes.RemotePolicy ? LocalBlock.Declined : null;

    private async Task FollowAsync(StateMovedRefusal moved, CancellationToken cancellationToken)
    {
        var location = Location with { StateRef = moved.MovedTo };
        Clone.Locator.Note(location);
        Branch = BranchOf(Clone, location);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private static StateBranch BranchOf(LocalClone clone, StateLocation location)
    {
        IStateRef target = location.Address is { } address
            ? new RemoteRef(clone.Git, clone.Repository, clone.Objects, address, clone.NewId, () => clone.Now)
            : new LocalRef(clone.Git, clone.Repository, clone.Objects, clone.NewId);
        return new StateBranch(clone, location, target, new StateTip(clone, location, target));
    }
}
