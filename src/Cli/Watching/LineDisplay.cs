using Coordination.Cli.Output;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Watching;

/// <summary>
/// A watch for programs: one document a line, the same as <c>status --json</c> prints, when something other than an age changed, and
/// at least every half minute, so that a reader sees that it lives and a reader that is gone is noticed.
/// </summary>
internal sealed class LineDisplay(TextWriter output, TimeProvider time) : IWatchDisplay
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<WatchEvent> never = new();
    private string said = "";
    private long saidAt;

    public void Show(WatchView view)
    {
        var now = JsonDocumentWriter.Write(ReplyOf(view, WithoutAges(view.Status)));
        if (now == said && time.GetElapsedTime(saidAt) < SignOfLife)
        {
            return;
        }

        output.Write(JsonDocumentWriter.Write(ReplyOf(view, view.Status)) + "\n");
        output.Flush();
        said = now;
        saidAt = time.GetTimestamp();
    }

    public Task<WatchEvent> NextAsync(CancellationToken cancellationToken) => never.Task;

    public void Renew()
    {
    }

    public void Dispose()
    {
    }

    private static Reply ReplyOf(WatchView view, StatusResult status) => view.Problem is { } problem
        ? Reply.Failed("status", problem, view.Warnings)
        : StatusReply.Of(status) with { Warnings = view.Warnings };

    private static StatusResult WithoutAges(StatusResult status) => status with
    {
        AsOf = default,
        Current = status.Current is { } own ? WithoutAges(own) : null,
        Sessions = [.. status.Sessions.Select(WithoutAges)],
        Attention = [.. status.Attention.Select(one => one with { Seconds = null })],
    };

    private static LockView WithoutAges(LockView held) => held with { AgeSeconds = null, LastCommitAgeSeconds = null };
}
