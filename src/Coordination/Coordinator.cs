#pragma warning disable CA1822
namespace Coordination;

/// <summary>
/// Coordinates sessions on one repository, through the repository alone. One short method for each command; what the rules
/// refuse comes back as a value, what the environment does not allow as a <see cref="CoordinationException"/>.
/// </summary>
public sealed partial class Coordinator : IAsyncDisposable
{
    /// <summary>Opens the repository that holds <paramref name="path"/>.</summary>
    /// <param name="path">A folder in a worktree, or a bare repository.</param>
    /// <param name="options">How to work; null: the defaults.</param>
    /// <exception cref="CoordinationException">There is no git, it is too old, or this is no repository.</exception>
    public static Coordinator Open(string path, CoordinatorOptions? options = null) => throw new InvalidOperationException(path + options);

    /// <summary>Sets coordination up: state files, folders and <c>agents.multiSession</c> in one commit.</summary>
    public Task<Result<InitResult>> InitAsync(InitRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Takes back what <see cref="InitAsync"/> did; refused while locks stand.</summary>
    public Task<Result<InitResult>> DeinitAsync(DeinitRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>The dashboard. Writes nothing.</summary>
    public Task<Result<StatusResult>> StatusAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>The PRDs of the registry. Writes nothing.</summary>
    public Task<Result<PrdListResult>> ListPrdsAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>One PRD with its stories. Writes nothing.</summary>
    public Task<Result<PrdShowResult>> ShowPrdAsync(string prdId, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>The silent locks. Writes nothing.</summary>
    public Task<Result<StaleResult>> StaleAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Takes a PRD.</summary>
    public Task<Result<ClaimResult>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Says that the session lives, and what it completed.</summary>
    public Task<Result<HeartbeatResult>> HeartbeatAsync(HeartbeatRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Gives a PRD back; branch and worktree stay.</summary>
    public Task<Result<UnclaimResult>> UnclaimAsync(UnclaimRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Finishes a PRD: one commit merges its branch, archives it and removes the lock.</summary>
    public Task<Result<ReleaseResult>> ReleaseAsync(ReleaseRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Gives a PRD up for good; its branch is kept under a backup ref.</summary>
    public Task<Result<AbandonResult>> AbandonAsync(AbandonRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Takes over the lock of a dead session, by the takeover rule.</summary>
    public Task<Result<ClaimResult>> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <summary>Proves that every step of the history is legal. Writes nothing.</summary>
    public Task<Result<VerifyResult>> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
