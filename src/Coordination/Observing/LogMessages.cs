using Microsoft.Extensions.Logging;

namespace Coordination;

/// <summary>
/// What is logged. Numbers and names are a promise: they are in docs/library.md, and people filter by them. 1xx operations, 2xx the remote,
/// 3xx leases, 4xx git processes.
/// </summary>
internal static partial class LogMessages
{
    [LoggerMessage(100, LogLevel.Information, "{SessionId} claimed {PrdId} on {Branch} with fence {Fence}, in {Attempts} push(es)", EventName = "Claimed")]
    public static partial void Claimed(this ILogger logger, string prdId, string sessionId, long fence, string branch, int attempts);

    [LoggerMessage(101, LogLevel.Information, "{SessionId} took {PrdId} over from {PreviousSession} with fence {Fence}", EventName = "TakenOver")]
    public static partial void TakenOver(this ILogger logger, string prdId, string sessionId, string previousSession, long fence);

    [LoggerMessage(102, LogLevel.Debug, "heartbeat of {SessionId} for {PrdId}: {StoriesCompleted} of {StoriesTotal} stories done, answered a challenge: {Challenged}", EventName = "Heartbeat")]
    public static partial void Heartbeat(this ILogger logger, string prdId, string sessionId, int storiesCompleted, int storiesTotal, bool challenged);

    [LoggerMessage(103, LogLevel.Information, "{Operation} of {PrdId} is done", EventName = "Ended")]
    public static partial void Ended(this ILogger logger, string prdId, string operation);

    [LoggerMessage(104, LogLevel.Debug, "{Operation} {PrdId}: {Outcome} after {Milliseconds} ms", EventName = "Done")]
    public static partial void Done(this ILogger logger, string operation, string prdId, string outcome, long milliseconds);

    [LoggerMessage(110, LogLevel.Information, "{Operation} {PrdId} was refused: {Code} ({Facts})", EventName = "Refused")]
    public static partial void Refused(this ILogger logger, string operation, string prdId, string code, string facts);

    [LoggerMessage(111, LogLevel.Error, "{Operation} {PrdId} failed: {Code}", EventName = "Failed")]
    public static partial void Failed(this ILogger logger, string operation, string prdId, string code, Exception failure);

    [LoggerMessage(112, LogLevel.Debug, "{Operation} {PrdId} was cancelled by its caller", EventName = "Cancelled")]
    public static partial void Cancelled(this ILogger logger, string operation, string prdId);

    [LoggerMessage(200, LogLevel.Warning, "{Operation} {PrdId} met trouble with the remote: {Code} ({Facts})", EventName = "RemoteTrouble")]
    public static partial void RemoteTrouble(this ILogger logger, string operation, string prdId, string code, string facts);

    [LoggerMessage(201, LogLevel.Debug, "a push did not win ({Why}); next try in {Milliseconds} ms", EventName = "LostRace")]
    public static partial void LostRace(this ILogger logger, string why, long milliseconds);

    [LoggerMessage(202, LogLevel.Information, "an earlier command was cut off: {Subject}; landed: {Landed}", EventName = "CutOff")]
    public static partial void CutOff(this ILogger logger, string subject, bool landed);

    [LoggerMessage(203, LogLevel.Debug, "another process of this clone has sent {OperationId}", EventName = "SentByAnother")]
    public static partial void SentByAnother(this ILogger logger, string operationId);

    [LoggerMessage(204, LogLevel.Debug, "{Count} command(s) of other processes of this clone go along", EventName = "TakesAlong")]
    public static partial void TakesAlong(this ILogger logger, int count);

    [LoggerMessage(300, LogLevel.Debug, "{SessionId} holds {PrdId} by a lease with fence {Fence}", EventName = "LeaseHeld")]
    public static partial void LeaseHeld(this ILogger logger, string prdId, string sessionId, long fence);

    [LoggerMessage(301, LogLevel.Warning, "a heartbeat for {PrdId} did not get through ({Trouble}); the lock is certain for another {Seconds} s", EventName = "LeaseTrouble")]
    public static partial void LeaseTrouble(this ILogger logger, string prdId, string trouble, long seconds);

    [LoggerMessage(302, LogLevel.Warning, "{SessionId} lost its lease on {PrdId}: {Reason} {Code}", EventName = "LeaseLost")]
    public static partial void LeaseLost(this ILogger logger, string prdId, string sessionId, string reason, string code, Exception? failure);

    [LoggerMessage(303, LogLevel.Information, "the lease on {PrdId} has ended: {How}", EventName = "LeaseEnded")]
    public static partial void LeaseEnded(this ILogger logger, string prdId, string how);

    [LoggerMessage(400, LogLevel.Debug, "git {Command} (exit {ExitCode}, {Milliseconds} ms)", EventName = "GitProcess")]
    public static partial void GitProcess(this ILogger logger, string command, int exitCode, long milliseconds);

    [LoggerMessage(401, LogLevel.Debug, "git {Command} (stays open)", EventName = "GitConversation")]
    public static partial void GitConversation(this ILogger logger, string command);
}
