using Coordination.Cli.Output;
using Coordination.Cli.Refusals;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Running;

/// <summary>
/// Heartbeats in the foreground until something ends. What is not reported yet (a story) is said again until it is through; a
/// remote that is away for a while ends nothing, only the loss of the lock does.
/// </summary>
internal sealed class HeartbeatLoop(
    Func<HeartbeatRequest, CancellationToken, Task<Result<HeartbeatResult>>> beatAsync, TimeProvider time, Action<string> tell)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private HeartbeatResult? last;
    private int beats;

    /// <param name="request">What the first beat reports.</param>
    /// <param name="end">Completes when there is no more reason to go on.</param>
    /// <param name="endWord">Which reason that is.</param>
    /// <param name="again">The command, for the words of a refusal.</param>
    public async Task<Reply> RunAsync(HeartbeatRequest request, Task end, string endWord, Again again, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (wait, refused) = await BeatAsync(request, again, cancellationToken);
            if (refused is not null)
            {
                return refused;
            }

            if (wait is null)
            {
                return HeartbeatReply.Of(last!, new HeartbeatRun(beats, HeartbeatRun.Released));
            }

            request = last is null ? request : new HeartbeatRequest(last.PrdId);
            await Task.WhenAny(end, Task.Delay(wait.Value, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (end.IsCompleted && last is not null)
            {
                await end;
                return HeartbeatReply.Of(last, new HeartbeatRun(beats, endWord));
            }

            if (end.IsCompleted)
            {
                return Unreported(again);
            }
        }
    }

    /// <returns>How long to wait, or why it is over; neither when the PRD was released or given back in the meantime.</returns>
    private async Task<(TimeSpan? Wait, Reply? Refused)> BeatAsync(HeartbeatRequest request, Again again, CancellationToken cancellationToken)
    {
        try
        {
            var result = await beatAsync(request, cancellationToken);
            if (result.Ok)
            {
                last = result.Value;
                beats++;
                return (last.NextBeatIn > Shortest ? last.NextBeatIn : Shortest, null);
            }

            if (result.Refusal is NoLockRefusal && last is not null)
            {
                return (null, null);
            }

            if (!IsPassing(result.Refusal.Code))
            {
                return (null, Reply.Failed(again.Command, RefusalText.Of(result.Refusal, again), result.Warnings));
            }

            tell($"heartbeat: {RefusalText.Of(result.Refusal, again).What}; going on");
            return (result.Refusal.RetryAfter ?? AfterTrouble, null);
        }
        catch (CoordinationException failure) when (IsPassing(failure.Code))
        {
            tell($"heartbeat: {failure.Message}; going on");
            return (AfterTrouble, null);
        }
    }

    private static bool IsPassing(ErrorCode code) =>
        code == ErrorCodes.RemoteUnreachable || code == ErrorCodes.Contention || code == ErrorCodes.OutcomeUnknown || code == ErrorCodes.Deadline;

    private static Reply Unreported(Again again) => Reply.Failed(
        again.Command, ErrorText.Plain(ErrorCodes.RemoteUnreachable, "the remote could not be reached once", "coord " + again.Command, again));
}
