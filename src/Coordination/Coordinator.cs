using Coordination.Git;
using Coordination.Protocol;

namespace Coordination;

/// <summary>
/// Coordinates sessions on one repository, through the repository alone. One short method for each command; what the rules
/// refuse comes back as a value, what the environment does not allow as a <see cref="CoordinationException"/>.
/// </summary>
/// <remarks>
/// For one call at a time. Every command can throw a <see cref="CoordinationException"/> with the codes <c>git_missing</c>, <c>git_too_old</c>,
/// <c>not_a_repository</c>, <c>not_initialized</c> (the configured remote is not there), <c>several_push_urls</c> and <c>invalid_name</c>; a
/// writing one also with <c>no_identity</c>, <c>in_the_way</c> (without a remote, a checked-out state branch that can't move) and <c>state_damaged</c>. A
/// cancelled call throws <see cref="OperationCanceledException"/>, unless a push was on its way: then its outcome is unknown, and it says so.
/// </remarks>
public sealed partial class Coordinator : IAsyncDisposable
{
    private readonly string path;
    private readonly CoordinatorOptions options;
    private OpenState? open;

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
    public static Coordinator Open(string path, CoordinatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        Repository.Discover(path);
        return new Coordinator(path, options ?? new CoordinatorOptions());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => open?.Clone.DisposeAsync() ?? default;

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
