using System.Diagnostics;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// Coordinates sessions on one repository, through the repository alone. One short method for each command; what the rules
/// refuse comes back as a value, what the environment does not allow as a <see cref="CoordinationException"/>.
/// </summary>
/// <remarks>
/// Calls may come from any thread; they take turns, so that one waits until the other has ended. It acts for one session. Every command can throw a <see cref="CoordinationException"/> with the codes <c>git_missing</c>, <c>git_too_old</c>,
/// <c>not_a_repository</c>, <c>not_initialized</c> (the configured remote is not there), <c>several_push_urls</c> and <c>invalid_name</c>; a
/// writing one also with <c>no_identity</c>, <c>in_the_way</c> (without a remote, a checked-out state branch that can't move) and <c>state_damaged</c>. A
/// cancelled call throws <see cref="OperationCanceledException"/>, unless a push was on its way: then its outcome is unknown, and it says so.
/// </remarks>
public sealed partial class Coordinator : IAsyncDisposable
{
    private readonly string path;
    private readonly CoordinatorOptions options;
    private readonly SemaphoreSlim turn = new(1, 1);
    private OpenState? open;
    private bool isDisposed;

    private Coordinator(string path, CoordinatorOptions options)
    {
        this.path = path;
        this.options = options;
    }

    /// <summary>How many git processes were started so far.</summary>
    /// <value>0 before the first command</value>
    public int GitProcesses => open?.Clone.Git.Started ?? 0;

    /// <summary>Opens the repository that holds <paramref name="path"/>.</summary>
    /// <param name="path">A folder in a worktree, or a bare repository.</param>
    /// <param name="options">How to work; null: the defaults.</param>
    /// <returns>The coordinator; nothing was read or started yet.</returns>
    /// <exception cref="CoordinationException"><c>not_a_repository</c>: the folder is in none.</exception>
    /// <exception cref="ArgumentException">An option makes no sense; the message begins with its name.</exception>
    public static Coordinator Open(string path, CoordinatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new CoordinatorOptions();
        if (OptionsRules.FirstProblem(options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        Repository.Discover(path);
        return new Coordinator(path, options with { Observer = Observer.Of(options) });
    }

    /// <summary>Gives back what is held by a <see cref="Lease"/> that is still open, waits for the call that is under way, and ends.</summary>
    /// <returns>When all has ended. Saying it twice is no error.</returns>
    public async ValueTask DisposeAsync()
    {
        if (lease is { } held)
        {
            await held.DisposeAsync().ConfigureAwait(false);
        }

        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            isDisposed = true;
            if (open is { } opened)
            {
                await opened.Clone.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    // Every public call goes through here: one at a time, and told to whoever observes it.
    private async Task<Result<T>> InTurnAsync<T>(
        string verb, string? prdId, Func<CancellationToken, Task<Result<T>>> run, CancellationToken cancellationToken)
        where T : class
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return options.Observer is { } observer
                ? await ObserveAsync(observer, new ObservedOperation(verb, prdId), run, cancellationToken).ConfigureAwait(false)
                : await run(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<Result<T>> ObserveAsync<T>(
        Observer observer, ObservedOperation operation, Func<CancellationToken, Task<Result<T>>> run, CancellationToken cancellationToken)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        observer.Begins(operation);
        try
        {
            var result = await run(cancellationToken).ConfigureAwait(false);
            (operation.Value, operation.Refusal) = (result.Value, result.Refusal);
            return result;
        }
        catch (Exception failure)
        {
            operation.Failure = failure;
            throw;
        }
        finally
        {
            operation.Took = clock.Elapsed;
            observer.Ended(operation);
        }
    }

    // A write command on a fresh clone of the state; what an unfinished landing left, or a merged pull request, is settled before.
    private async Task<OpenState> OpenToWriteAsync(CancellationToken cancellationToken)
    {
        var state = await OpenToSettleAsync(cancellationToken).ConfigureAwait(false);
        await new PullRequestClosing(state).RunIfDueAsync(cancellationToken).ConfigureAwait(false);
        return state;
    }

    private async Task<OpenState> OpenToSettleAsync(CancellationToken cancellationToken)
    {
        var isLongLived = open is not null;
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (isLongLived)
        {
            await state.RefreshAsync(cancellationToken).ConfigureAwait(false);
        }

        state.Started = state.Clone.Clock.Now;
        await LandingRecovery.RunAsync(state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    private async Task<OpenState> OpenAsync(CancellationToken cancellationToken) =>
        open ??= await OpenState.OpenAsync(path, options, null, cancellationToken).ConfigureAwait(false);

    private static void Acknowledge(OpenState state, string verb, string session, string? prdId, OperationOutcome outcome) =>
        AckWriter.Write(state, verb, session, prdId, outcome);

    private static PreconditionRefusal? GateId(string? prdId) => prdId is null || Identifier.IsValid(prdId)
        ? null
        : new PreconditionRefusal(
            ErrorCodes.InvalidName, "A PRD id has letters, digits, '.', '_' and '-', at most 63, and begins with a letter or digit.", prdId, "coord prd list");
}
