using System.Globalization;

namespace Coordination.Cli.Replies;

/// <summary>How a row of heartbeats ended.</summary>
/// <param name="Beats">How many there were.</param>
/// <param name="Ended"><c>process</c>, <c>time</c> or <c>released</c>.</param>
internal sealed record HeartbeatRun(int Beats, string Ended)
{
    public const string Released = "released";

    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Why} after {Beats} {(Beats == 1 ? "heartbeat" : "heartbeats")}");

    private string Why => Ended switch
    {
        "process" => "the process has ended",
        "time" => "the time is up",
        _ => "the PRD was released or given back",
    };
}
