namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>Finishes a PRD: one commit merges its branch, archives it and removes the lock; then the branch is deleted.</summary>
    /// <param name="request">What to finish.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>The commit and the archive, or why not; on a merge conflict the lock is blocked.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<ReleaseResult>> ReleaseAsync(ReleaseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReleaseAsync(request, null, cancellationToken);
    }

    /// <summary>The same for a session that is known.</summary>
    internal Task<Result<ReleaseResult>> ReleaseAsync(ReleaseRequest request, string? actor, CancellationToken cancellationToken) =>
        InTurnAsync("release", request.PrdId, token => ReleaseInTurnAsync(request, actor, token), cancellationToken);

    private async Task<Result<ReleaseResult>> ReleaseInTurnAsync(ReleaseRequest request, string? actor, CancellationToken cancellationToken)
    {
        if (GateId(request.PrdId) is { } invalid)
        {
            return Result<ReleaseResult>.Refuse(invalid);
        }

        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        return await new ReleaseCourse(state, actor ?? state.NewSession(), request, Acknowledge).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
