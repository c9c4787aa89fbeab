using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coordination;

/// <summary>The activity source and the meter. Names and units are a promise: they are in docs/library.md.</summary>
internal static class Instruments
{
    private const string Name = "Coordination";

    private static readonly string Version = typeof(Instruments).Assembly.GetName().Version!.ToString(3);

    private static readonly Meter Meter = new(Name, Version);

    public static ActivitySource Source { get; } = new(Name, Version);

    public static Counter<long> Operations { get; } =
        Meter.CreateCounter<long>("coordination.operations", "{operation}", "Operations, by verb and outcome.");

    public static Histogram<double> OperationDuration { get; } =
        Meter.CreateHistogram<double>("coordination.operation.duration", "s", "How long operations took, by verb and outcome.");

    public static Histogram<double> GitDuration { get; } =
        Meter.CreateHistogram<double>("coordination.git.duration", "s", "How long git processes took, by command; pushes are among them.");

    public static Counter<long> RoundTrips { get; } =
        Meter.CreateCounter<long>("coordination.round_trips", "{round_trip}", "Git processes that talked to the remote.");

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("coordination.retries", "{retry}", "Pushes tried again, after a lost race or an unclear answer.");

    public static UpDownCounter<long> Leases { get; } =
        Meter.CreateUpDownCounter<long>("coordination.leases", "{lease}", "Leases held now.");

    public static Counter<long> LeasesLost { get; } =
        Meter.CreateCounter<long>("coordination.leases.lost", "{lease}", "Leases lost, by reason.");
}
