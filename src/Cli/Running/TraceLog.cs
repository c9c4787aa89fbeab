using System.Globalization;
using Coordination.Cli.Output;

namespace Coordination.Cli.Running;

/// <summary>What <c>--verbose</c> tells: each git process and each wait as it happens, and the counts at the end.</summary>
internal sealed class TraceLog(CliEnvironment environment)
{
    private readonly Lock gate = new();
    private int processes;
    private int roundTrips;

    public void Tell(string line)
    {
        lock (gate)
        {
            if (line.StartsWith("git ", StringComparison.Ordinal))
            {
                processes++;
                roundTrips += TalksToTheRemote(line) ? 1 : 0;
            }

            environment.Stderr.Write(TerminalText.Short(line) + "\n");
        }
    }

    public void Summarise(TimeSpan elapsed) => environment.Stderr.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(processes, "git process", "es")}, {Count(roundTrips, "round trip", "s")}, {elapsed.TotalMilliseconds:0} ms\n"));

    // A line is "git <command>: what came of it".
    private static bool TalksToTheRemote(string line) => line.Split(' ', ':')[1] is "push" or "fetch" or "ls-remote";

    private static string Count(int number, string what, string plural) => number == 1 ? $"1 {what}" : $"{number} {what}{plural}";
}
