using Coordination.Cli.Output;

namespace Coordination.Cli.Replies;

/// <summary>What one heartbeat came to, or a row of them.</summary>
internal static class HeartbeatReply
{
    public static Reply Of(HeartbeatResult beat, HeartbeatRun? run = null) => new("heartbeat")
    {
        Data = json => Data(json, beat, run),
        Text = page => Text(page, beat, run),
        NextActions = IsDone(beat, run) ? [NextAction.Coord("release", SafeName.Id(beat.PrdId))] : [],
    };

    private static bool IsDone(HeartbeatResult beat, HeartbeatRun? run) =>
        beat.StoriesTotal > 0 && beat.StoriesCompleted >= beat.StoriesTotal && run?.Ended != HeartbeatRun.Released;

    private static void Data(JsonText json, HeartbeatResult beat, HeartbeatRun? run)
    {
        json.String("sessionId", beat.SessionId).String("prdId", beat.PrdId).Number("fence", beat.Fence).String("currentStory", beat.CurrentStory)
            .Number("storiesCompleted", beat.StoriesCompleted).Number("storiesTotal", beat.StoriesTotal).Bool("pushed", beat.Pushed)
            .Time("verifiedAt", beat.VerifiedAt).Bool("challenged", beat.Challenged)
            .Number("nextBeatInSeconds", (long)Math.Ceiling(beat.NextBeatIn.TotalSeconds));
        if (run is not null)
        {
            json.Number("beats", run.Beats).String("ended", run.Ended);
        }
    }

    private static void Text(TextPage page, HeartbeatResult beat, HeartbeatRun? run)
    {
        var done = beat.StoriesTotal > 0 ? $", {Views.Done(beat.StoriesCompleted, beat.StoriesTotal)} stories done" : "";
        var at = beat.CurrentStory is null ? "" : $", at {beat.CurrentStory}";
        page.Line($"{beat.SessionId} holds {beat.PrdId}{done}{at}");
        page.Line(beat switch
        {
            { Challenged: true } => "  somebody had asked whether this session lives; answered",
            { Pushed: true } => "  heartbeat written",
            _ => $"  nothing to write yet; the lock was seen to be ours at {AgeText.Utc(beat.VerifiedAt)}",
        });
        if (run is not null)
        {
            page.Line($"  ended: {run.Words}");
        }

        if (IsDone(beat, run))
        {
            page.Line($"next: {NextAction.Coord("release", SafeName.Id(beat.PrdId))}");
        }
    }
}
