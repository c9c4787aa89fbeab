namespace Coordination;

/// <summary>Tells several, in their order.</summary>
internal sealed class SeveralObservers(Observer[] all) : Observer
{
    public override void Begins(ObservedOperation operation) => Tell(one => one.Begins(operation));

    public override void Ended(ObservedOperation operation) => Tell(one => one.Ended(operation));

    public override void GitRan(string command, int exitCode, TimeSpan took) => Tell(one => one.GitRan(command, exitCode, took));

    public override void GitStays(string command) => Tell(one => one.GitStays(command));

    public override void TriesAgain(string why, TimeSpan wait) => Tell(one => one.TriesAgain(why, wait));

    public override void FoundCutOff(string what, bool landed) => Tell(one => one.FoundCutOff(what, landed));

    public override void SentByAnother(string opId) => Tell(one => one.SentByAnother(opId));

    public override void TakesAlong(int count) => Tell(one => one.TakesAlong(count));

    public override void LeaseBegins(string sessionId, string prdId, long fence) => Tell(one => one.LeaseBegins(sessionId, prdId, fence));

    public override void LeaseTroubled(string prdId, string trouble, TimeSpan certainFor) => Tell(one => one.LeaseTroubled(prdId, trouble, certainFor));

    public override void LeaseLost(string sessionId, string prdId, LeaseLoss loss) => Tell(one => one.LeaseLost(sessionId, prdId, loss));

    public override void LeaseEnded(string prdId, string how) => Tell(one => one.LeaseEnded(prdId, how));

    private void Tell(Action<Observer> what)
    {
        foreach (var one in all)
        {
            what(one);
        }
    }
}
