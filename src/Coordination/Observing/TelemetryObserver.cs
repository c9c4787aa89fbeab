using System.Diagnostics;

namespace Coordination;

/// <summary>
/// Reports to the activity source and the meter. The instruments are in a class of their own, which is first touched here: a program that
/// switches telemetry off never loads them.
/// </summary>
internal sealed class TelemetryObserver : Observer
{
    public static TelemetryObserver Instance { get; } = new();

    public override void Begins(ObservedOperation operation)
    {
        var span = Instruments.Source.StartActivity("coordination " + operation.Verb);
        span?.SetTag("coordination.operation", operation.Verb);
        operation.Span = span;
    }

    public override void Ended(ObservedOperation operation)
    {
        TagList tags = [new("coordination.operation", operation.Verb), new("coordination.outcome", operation.Outcome)];
        if (operation.Error is { } error)
        {
            tags.Add("error.type", error);
        }

        Instruments.Operations.Add(1, tags);
        Instruments.OperationDuration.Record(operation.Took.TotalSeconds, tags);
        if (operation.Span is Activity span)
        {
            Describe(span, operation);
            span.Dispose();
        }
    }

    public override void GitRan(string command, int exitCode, TimeSpan took)
    {
        TagList tags = [new("coordination.git.command", command), new("process.exit.code", exitCode)];
        Instruments.GitDuration.Record(took.TotalSeconds, tags);
        if (command is "push" or "fetch" or "ls-remote")
        {
            Instruments.RoundTrips.Add(1, new KeyValuePair<string, object?>("coordination.git.command", command));
        }

        if (Instruments.Source.HasListeners() && Activity.Current is { } parent)
        {
            var now = DateTimeOffset.UtcNow;
            using var span = Instruments.Source.StartActivity("git " + command, ActivityKind.Client, parent.Context, tags, startTime: now - took);
            span?.SetStatus(exitCode == 0 ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }
    }

    public override void TriesAgain(string why, TimeSpan wait) =>
        Instruments.Retries.Add(1, new KeyValuePair<string, object?>("coordination.retry.reason", why == "Lost" ? "lost_race" : "unclear"));

    public override void LeaseBegins(string sessionId, string prdId, long fence) => Instruments.Leases.Add(1);

    public override void LeaseLost(string sessionId, string prdId, LeaseLoss loss)
    {
        Instruments.Leases.Add(-1);
        Instruments.LeasesLost.Add(1, new KeyValuePair<string, object?>("coordination.lease.loss", loss.Reason.ToString()));
    }

    public override void LeaseEnded(string prdId, string how) => Instruments.Leases.Add(-1);

    private static void Describe(Activity span, ObservedOperation operation)
    {
        var (session, prd, fence) = operation.Value switch
        {
            ClaimResult claim => (claim.SessionId, claim.PrdId, claim.Fence),
            HeartbeatResult beat => (beat.SessionId, beat.PrdId, beat.Fence),
            ReleaseResult release => (null, release.PrdId, 0),
            AbandonResult abandon => (null, abandon.PrdId, 0),
            UnclaimResult unclaim => (null, unclaim.PrdId, 0),
            _ => (null, operation.PrdId, 0L),
        };
        span.SetTag("coordination.outcome", operation.Outcome);
        span.SetTag("coordination.prd.id", prd);
        span.SetTag("coordination.session.id", session);
        span.SetTag("coordination.fence", fence == 0 ? null : fence);
        span.SetTag("error.type", operation.Error);
        if (operation.Failure is not null || operation.IsRemoteTrouble)
        {
            span.SetStatus(ActivityStatusCode.Error, operation.Failure?.Message ?? operation.Error);
        }
    }
}
