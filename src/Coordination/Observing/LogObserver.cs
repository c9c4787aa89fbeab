using Microsoft.Extensions.Logging;

namespace Coordination;

/// <summary>Writes to the caller's logger.</summary>
internal sealed class LogObserver(ILogger logger) : Observer
{
    public override void Ended(ObservedOperation operation)
    {
        var prd = operation.PrdId ?? "";
        switch (operation)
        {
            case { Failure: OperationCanceledException }:
                logger.Cancelled(operation.Verb, prd);
                break;
            case { Failure: { } failure }:
                logger.Failed(operation.Verb, prd, operation.Error!, failure);
                break;
            case { IsRemoteTrouble: true, Refusal: { } refusal }:
                logger.RemoteTrouble(operation.Verb, prd, refusal.Code.Name, Facts(refusal));
                break;
            case { Refusal: { } refusal }:
                logger.Refused(operation.Verb, prd, refusal.Code.Name, Facts(refusal));
                break;
            default:
                Accepted(operation);
                break;
        }
    }

    public override void GitRan(string command, int exitCode, TimeSpan took) => logger.GitProcess(command, exitCode, (long)took.TotalMilliseconds);

    public override void GitStays(string command) => logger.GitConversation(command);

    public override void TriesAgain(string why, TimeSpan wait) => logger.LostRace(why, (long)wait.TotalMilliseconds);

    public override void FoundCutOff(string what, bool landed) => logger.CutOff(what, landed);

    public override void SentByAnother(string opId) => logger.SentByAnother(opId);

    public override void TakesAlong(int count) => logger.TakesAlong(count);

    public override void LeaseBegins(string sessionId, string prdId, long fence) => logger.LeaseHeld(prdId, sessionId, fence);

    public override void LeaseTroubled(string prdId, string trouble, TimeSpan certainFor) =>
        logger.LeaseTrouble(prdId, trouble, (long)certainFor.TotalSeconds);

    public override void LeaseLost(string sessionId, string prdId, LeaseLoss loss) =>
        logger.LeaseLost(prdId, sessionId, loss.Reason.ToString(), loss.Refusal?.Code.Name ?? "", loss.Exception);

    public override void LeaseEnded(string prdId, string how) => logger.LeaseEnded(prdId, how);

    private void Accepted(ObservedOperation operation)
    {
        switch (operation.Value)
        {
            case ClaimResult { PreviousSession: { } previous } taken:
                logger.TakenOver(taken.PrdId, taken.SessionId, previous, taken.Fence);
                break;
            case ClaimResult { AlreadyHeld: false } claim:
                logger.Claimed(claim.PrdId, claim.SessionId, claim.Fence, claim.Branch, claim.Attempts);
                break;
            case HeartbeatResult { Pushed: true } beat:
                logger.Heartbeat(beat.PrdId, beat.SessionId, beat.StoriesCompleted, beat.StoriesTotal, beat.Challenged);
                break;
            case ReleaseResult or AbandonResult or UnclaimResult:
                logger.Ended(PrdOf(operation.Value), operation.Verb);
                break;
            default:
                logger.Done(operation.Verb, operation.PrdId ?? "", operation.Outcome, (long)operation.Took.TotalMilliseconds);
                break;
        }
    }

    private static string PrdOf(object ended) => ended switch
    {
        ReleaseResult release => release.PrdId,
        AbandonResult abandon => abandon.PrdId,
        UnclaimResult unclaim => unclaim.PrdId,
        _ => "",
    };

    private static string Facts(Refusal refusal) => string.Join(", ", refusal.Facts.Select(fact => $"{fact.Name} {Text(fact.Value)}"));

    private static string Text(object? value) => value is IEnumerable<string> list ? string.Join("; ", list) : value?.ToString() ?? "null";
}
