namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>
    /// Sets coordination up: state files, folders and <c>agents.multiSession</c> in one commit. The push is also the probe of what the
    /// remote allows.
    /// </summary>
    /// <param name="request">Where, and whether only to look.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>What was written, or would be.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<InitResult>> InitAsync(InitRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("init", null, token => InitInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<InitResult>> InitInTurnAsync(InitRequest request, CancellationToken cancellationToken)
    {
        var setup = await Setup.OpenAsync(path, options, request, cancellationToken).ConfigureAwait(false);
        await using var _ = setup.State.Clone.ConfigureAwait(false);
        return await setup.InitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes back what <see cref="InitAsync"/> did; refused while locks stand. PRDs and archives stay.</summary>
    /// <param name="request">Whether only to look.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>What was written, or would be.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<InitResult>> DeinitAsync(DeinitRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("deinit", null, token => DeinitInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<InitResult>> DeinitInTurnAsync(DeinitRequest request, CancellationToken cancellationToken)
    {
        var setup = await Setup.OpenAsync(path, options, new InitRequest { DryRun = request.DryRun }, cancellationToken).ConfigureAwait(false);
        await using var _ = setup.State.Clone.ConfigureAwait(false);
        return await setup.DeinitAsync(cancellationToken).ConfigureAwait(false);
    }
}
