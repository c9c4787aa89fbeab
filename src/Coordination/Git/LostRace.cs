using Polly;
using Polly.Retry;

namespace Coordination.Git;

/// <summary>
/// What follows a lost race or an unclear answer: full jitter within a time budget. Three tries without jitter turn most of 24
/// contenders away, a budget with jitter none (PROOF, "Contention"). The delay is drawn by us, because the library caps after its
/// own jitter and so brings the clients back into step.
/// </summary>
internal static class LostRace
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public static async Task RetryAsync(
        PublishRun run, CoordinatorOptions options, Func<Task<Attempt>> attempt, Attempt first, CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder<Tried>()
            .AddRetry(new RetryStrategyOptions<Tried>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is null && arguments.Outcome.Result!.Attempt != Attempt.Done && run.MayGoOn),
                MaxRetryAttempts = int.MaxValue,
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    Delay(arguments.Outcome.Result!.Attempt, arguments.AttemptNumber, run.LastPush, options.Random)),
                OnRetry = arguments =>
                {
                    options.Progress?.Report(new(CoordinationPhase.Retrying));
                    options.Observer?.TriesAgain(arguments.Outcome.Result!.Attempt.ToString(), arguments.RetryDelay);
                    return default;
                },
            })
            .Build();
        var isFirst = true;
        await pipeline.ExecuteAsync(
            async _ =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    return new Tried(first);
                }

                return new Tried(await attempt().ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The library looks at the values of an enum by reflection, which a program compiled ahead of time has not.</summary>
    private sealed record Tried(Attempt Attempt);

    /// <summary>A random time up to a bound that doubles with each try, in units of what a push takes here.</summary>
    public static TimeSpan Delay(Attempt attempt, int number, TimeSpan push, Random random)
    {
        var unit = Math.Clamp(push.TotalMilliseconds, 20, 1000);
        var bound = attempt == Attempt.Again ? unit : Math.Min(unit * Math.Pow(2, Math.Min(number, 10)), Longest.TotalMilliseconds);
        lock (random)
        {
            return TimeSpan.FromMilliseconds(random.NextDouble() * bound);
        }
    }
}
