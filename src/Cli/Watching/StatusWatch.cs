using System.Collections.Immutable;
using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Protocol;

namespace Coordination.Cli.Watching;

/// <summary>
/// Watches the dashboard: the remote is asked now and then, by one question at a time, and in between the ages go on by this machine's
/// clock. Ends when the person says so, when the time is up, or when nobody looks any more.
/// </summary>
/// <param name="lookAsync">One look; it must not be called again before it has ended.</param>
/// <param name="offline">The remote is not to be asked, so that it is no trouble when it was not.</param>
internal sealed class StatusWatch(
    Func<CancellationToken, Task<Result<StatusResult>>> lookAsync, IWatchDisplay display, TimeSpan every, bool offline, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private WatchPace pace = new(every);
    private StatusResult? status;
    private Problem? problem;
    private ImmutableArray<Warning> warnings = [];
    private long lookedAt;
    private long seenAt;

    /// <param name="lasting">How long to watch; null: until somebody ends it.</param>
    /// <returns>A reply of which everything is said; the refusal, where the very first look was refused.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before anything was shown.</exception>
    public async Task<Reply> RunAsync(TimeSpan? lasting, Again again, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var restore = cancellationToken.Register(display.Dispose);
        var looking = LookAsync(stop.Token);
        try
        {
            return await WatchAsync(looking, time.GetTimestamp(), lasting, again, task => looking = task, stop.Token);
        }
        catch (IOException) when (status is not null)
        {
            // Nobody looks any more.
            return new Reply("status") { IsSaid = true };
        }
        catch (OperationCanceledException) when (status is not null && cancellationToken.IsCancellationRequested)
        {
            return new Reply("status") { IsSaid = true };
        }
        finally
        {
            display.Dispose();
            await stop.CancelAsync();
            await Task.WhenAny(looking);
        }
    }

    private async Task<Reply> WatchAsync(
        Task<Result<StatusResult>>? looking, long started, TimeSpan? lasting, Again again, Action<Task<Result<StatusResult>>> noted, CancellationToken stop)
    {
        var happened = display.NextAsync(stop);
        var tick = Task.CompletedTask;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (looking is { IsCompleted: true })
            {
                if (Take(await looking, again) is { } refused)
                {
                    return refused;
                }

                looking = null;
            }

            if (happened.IsCompleted)
            {
                if (await happened == WatchEvent.Quit)
                {
                    break;
                }

                Renew(await happened);
                happened = display.NextAsync(stop);
            }

            if (looking is null && time.GetElapsedTime(lookedAt) >= pace.Wait)
            {
                noted(looking = LookAsync(stop));
            }

            if (looking is { IsCompleted: true })
            {
                continue;
            }

            Show(looking is not null);
            if (status is not null && lasting is { } whole && time.GetElapsedTime(started) >= whole)
            {
                break;
            }

            tick = tick.IsCompleted ? Task.Delay(Tick, time, stop) : tick;
            await Task.WhenAny([tick, happened, .. looking is null ? Array.Empty<Task>() : [looking]]);
        }

        return new Reply("status") { IsSaid = true };
    }

    private async Task<Result<StatusResult>> LookAsync(CancellationToken stop) => await lookAsync(stop);

    /// <returns>The refusal, where there is nothing yet that could be shown instead.</returns>
    private Reply? Take(Result<StatusResult> result, Again again)
    {
        lookedAt = time.GetTimestamp();
        warnings = result.Warnings;
        problem = result.Ok ? null : RefusalText.Of(result.Refusal, again);
        if (result.Ok)
        {
            status = result.Value;
            seenAt = lookedAt;
            pace = pace.After(offline || !status.Offline, time.GetUtcNow());
        }

        return status is null ? Reply.Failed(again.Command, problem!, result.Warnings) : null;
    }

    private void Renew(WatchEvent happened)
    {
        if (happened == WatchEvent.Continued)
        {
            display.Renew();
        }
    }

    private void Show(bool isLooking)
    {
        if (status is not null)
        {
            var left = isLooking ? TimeSpan.Zero : pace.Wait - time.GetElapsedTime(lookedAt);
            var aged = StatusAging.After(status, time.GetElapsedTime(seenAt));
            display.Show(new WatchView(aged, problem, warnings, pace, left, time.GetUtcNow()));
        }
    }
}
