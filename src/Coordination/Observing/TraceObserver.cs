using System.Globalization;

namespace Coordination;

/// <summary>Tells each git process and each wait in plain words, for <c>--verbose</c>.</summary>
internal sealed class TraceObserver(Action<string> tell) : Observer
{
    public override void GitRan(string command, int exitCode, TimeSpan took) =>
        tell(string.Create(CultureInfo.InvariantCulture, $"git {command} (exit {exitCode}, {(long)took.TotalMilliseconds} ms)"));

    public override void GitStays(string command) => tell($"git {command} (stays open)");

    public override void TriesAgain(string why, TimeSpan wait) =>
        tell(string.Create(CultureInfo.InvariantCulture, $"{why}, next try in {wait.TotalMilliseconds:0} ms"));

    public override void FoundCutOff(string what, bool landed) => tell($"an earlier command was cut off: {what} {(landed ? "landed" : "did not land")}");

    public override void SentByAnother(string opId) => tell("another process of this clone has sent it: " + opId);

    public override void TakesAlong(int count) =>
        tell(string.Create(CultureInfo.InvariantCulture, $"takes the commands of {count} waiting process{(count == 1 ? "" : "es")} along"));
}
