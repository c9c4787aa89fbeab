using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.GitTests.Kit;

namespace Coordination.GitTests.Observing;

/// <summary>What listeners of the activity source and the meter see. Other tests run beside these, so each looks only at its own trace.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Activity root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly List<Activity> spans = [];
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> measured = [];
    private readonly ActivityListener activities = new();
    private readonly MeterListener meters = new();

    public TelemetryTests()
    {
        activities.ShouldListenTo = source => source.Name == "Coordination";
        activities.Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded;
        activities.ActivityStopped = span => Keep(spans, span, span.TraceId);
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Coordination")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        meters.Start();
    }

    [Fact]
    public async Task An_operation_is_a_span_with_its_git_processes_under_it()
    {
        Activity.Current = root;
        await using var team = new Team(nameof(TelemetryTests), new PrdSeed("billing"));
        var claim = (await team.Open("developer-ada").ClaimAsync(new ClaimRequest("billing"))).Value!;
        var span = Assert.Single(spans, one => one.OperationName == "coordination claim");
        Assert.Equal(root.SpanId, span.ParentSpanId);
        Assert.Equal(
            ("ok", "billing", "developer-ada", claim.Fence),
            (span.GetTagItem("coordination.outcome"), span.GetTagItem("coordination.prd.id"), span.GetTagItem("coordination.session.id"), span.GetTagItem("coordination.fence")));
        var push = Assert.Single(spans, one => one.OperationName == "git push");
        Assert.Equal((span.SpanId, ActivityKind.Client), (push.ParentSpanId, push.Kind));
        Assert.True(push.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task Operations_are_counted_by_verb_and_outcome_and_round_trips_by_command()
    {
        Activity.Current = root;
        await using var team = new Team(nameof(TelemetryTests), [new PrdSeed("billing")], clones: 2);
        await team.Open("developer-ada").ClaimAsync(new ClaimRequest("billing"));
        await team.Open("developer-eve", team.Clones[1]).ClaimAsync(new ClaimRequest("billing"));
        var operations = measured.Where(one => one.Name == "coordination.operations").ToList();
        Assert.Equal(["ok", "refused"], operations.Select(one => (string?)one.Tags["coordination.outcome"]));
        Assert.Equal("held", operations[1].Tags["error.type"]);
        Assert.Equal(2, measured.Count(one => one.Name == "coordination.operation.duration"));
        Assert.Single(measured, one => one.Name == "coordination.round_trips" && Equals(one.Tags["coordination.git.command"], "push"));
        Assert.Contains(measured, one => one.Name == "coordination.git.duration" && Equals(one.Tags["coordination.git.command"], "push") && one.Value > 0);
    }

    [Fact]
    public async Task Leases_are_counted_up_and_down()
    {
        Activity.Current = root;
        await using var team = new Team(nameof(TelemetryTests), new PrdSeed("billing"));
        var lease = (await team.Open("developer-ada").HoldAsync(new ClaimRequest("billing"))).Value!;
        await lease.DisposeAsync();
        Assert.Equal([1.0, -1.0], measured.Where(one => one.Name == "coordination.leases").Select(one => one.Value));
    }

    [Fact]
    public async Task What_is_switched_off_reports_nothing()
    {
        Activity.Current = root;
        await using var team = new Team(nameof(TelemetryTests), new PrdSeed("billing"));
        await team.Open("developer-ada", with: options => options with { Telemetry = false }).ClaimAsync(new ClaimRequest("billing"));
        Assert.Empty(spans);
        Assert.Empty(measured);
    }

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
        root.Dispose();
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Keep(measured, (instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())), Activity.Current?.TraceId);

    private void Keep<T>(List<T> list, T item, ActivityTraceId? trace)
    {
        lock (list)
        {
            if (trace == root.TraceId)
            {
                list.Add(item);
            }
        }
    }
}
