
namespace Coordination.Cli.Running;

/// <summary>Asks again for a takeover until the holder has answered or its time is up.</summary>
internal static class TakeoverWait
{
    /// <summary>Runs <paramref name="attemptAsync"/>, and while it says "not yet" and there is time, waits as long as it says and runs it again.</summary>
    public static async Task<Result<T>> UntilAsync<T>(
        CliRun run, bool wait, Func<CancellationToken, Task<Result<T>>> attemptAsync, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var result = await attemptAsync(cancellationToken);
            if (!wait || result.Refusal is not TakeoverPendingRefusal { RetryAfter: { } pause } pending || run.Left < pause)
            {
                return result;
            }

            var what = pending.Challenged ? "asked whether it lives" : "watched for a sign of life";
            await run.Conversation.CountDownAsync($"{pending.Holder} was {what}; waiting", pause, cancellationToken);
        }
    }
}
