namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>
    /// The dashboard. Writes nothing; when the remote does not answer in time it shows the last known state and says so. The last work
    /// of each session is read from what this clone has of its branch.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What stands on the state ref; a refusal where it can't be read, or was never fetched and can't be now.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<StatusResult>> StatusAsync(CancellationToken cancellationToken = default) =>
        InTurnAsync("status", null, StatusInTurnAsync, cancellationToken);

    private async Task<Result<StatusResult>> StatusInTurnAsync(CancellationToken cancellationToken)
    {
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var look = await LookAsync(state, cancellationToken).ConfigureAwait(false);
        return look.Refusal is { } refusal
            ? Result<StatusResult>.Refuse(refusal)
            : Result<StatusResult>.Of(
                await StatusCourse.RunAsync(state, look.Snapshot, look.NotReached is not null, cancellationToken).ConfigureAwait(false),
                look.NotReached is null ? [] : [new Warning("stale_view", LastKnown(state, look.NotReached))]);
    }
}
