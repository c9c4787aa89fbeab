namespace Coordination;

/// <summary>
/// Sends the heartbeats of a lease. Every call of a lease takes its turn here, so that a heartbeat never meets the lock in the middle of a
/// release.
/// </summary>
internal sealed class LeaseBeats(
    LeaseStanding standing, TimeProvider time, TimeSpan every, Func<CancellationToken, Task<Result<HeartbeatResult>>> beat)
    : IAsyncDisposable
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim turn = new(1, 1);
    private Task running = Task.CompletedTask;
    private TimeSpan pause = every > Shortest ? every : Shortest;

    public void Begin() => running = RunAsync();

    /// <summary>Waits for the last heartbeat. Other calls may still take their turn.</summary>
    public async ValueTask DisposeAsync() => await running.ConfigureAwait(false);

    /// <summary>Runs one call when no other of this lease runs, and lets its result be judged before the next one may begin.</summary>
    public async Task<Result<T>> InTurnAsync<T>(
        Func<CancellationToken, Task<Result<T>>> run, Action<Result<T>> judge, CancellationToken cancellationToken)
        where T : class
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await run(cancellationToken).ConfigureAwait(false);
            judge(result);
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What a heartbeat says about the lease.</summary>
    public void Judge(Result<HeartbeatResult> result)
    {
        if (result.Ok)
        {
            pause = result.Value.NextBeatIn > Shortest ? result.Value.NextBeatIn : Shortest;
            standing.Confirm(result.Value.CertainFor);
        }
        else
        {
            standing.Judge(result.Refusal);
        }
    }

    private async Task RunAsync()
    {
        var isFine = true;
        while (await PauseAsync(isFine || pause < AfterTrouble ? pause : AfterTrouble).ConfigureAwait(false))
        {
            isFine = await BeatAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> PauseAsync(TimeSpan wait)
    {
        await Task.Delay(wait, time, standing.StopToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !standing.StopToken.IsCancellationRequested;
    }

    /// <returns>Whether the remote confirmed the lock.</returns>
    private async Task<bool> BeatAsync()
    {
        try
        {
            var result = await InTurnAsync(beat, Judge, standing.StopToken).ConfigureAwait(false);
            if (!result.Ok)
            {
                standing.Trouble(result.Refusal, null);
            }

            return result.Ok;
        }
        catch (OperationCanceledException) when (standing.StopToken.IsCancellationRequested)
        {
        }
        catch (CoordinationException failure)
        {
            standing.Trouble(null, failure);
        }
#pragma warning disable CA1031 // Nobody awaits the heartbeats: a defect has to reach those who listen to the lease.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            standing.Fail(defect);
        }

        return false;
    }
}
