using Coordination.Cli.Watching;

namespace Coordination.Cli.Tests.Watching;

/// <summary>A terminal in a test: keeps what was written, and shows what a real one would show.</summary>
internal sealed class FakeTerminal : IWatchTerminal
{
    private readonly Queue<WatchEvent> events = [];
    private TaskCompletionSource<WatchEvent> next = new();

    public FakeTerminal(int width = 80, int height = 40)
    {
        Size = (width, height);
        Screen = new ScreenModel(width, height);
    }

    public (int Width, int Height) Size { get; private set; }

    public ScreenModel Screen { get; private set; }

    /// <summary>Everything that was written, one entry for each write.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Told of each write, when the screen shows it.</summary>
    public Action<string>? Written { get; set; }

    /// <summary>The window is closed: writing fails from now on.</summary>
    public bool IsGone { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Whether the terminal is as it was before.</summary>
    public bool IsRestored => IsDisposed && !Screen.IsSecondScreen && !Screen.CursorIsHidden && !Screen.IsInUpdate;

    public void Write(string text)
    {
        if (IsGone)
        {
            throw new IOException("Broken pipe");
        }

        Writes.Add(text);
        Screen.Take(text);
        Written?.Invoke(text);
    }

    public Task<WatchEvent> NextAsync(CancellationToken cancellationToken)
    {
        next = new TaskCompletionSource<WatchEvent>();
        if (events.TryDequeue(out var what))
        {
            next.SetResult(what);
        }

        return next.Task;
    }

    public void Happens(WatchEvent what)
    {
        if (!next.TrySetResult(what))
        {
            events.Enqueue(what);
        }
    }

    public void Resize(int width, int height)
    {
        Size = (width, height);
        Screen = new ScreenModel(width, height);
        Screen.Take("\u001b[?1049h\u001b[?25l");
        Happens(WatchEvent.Resized);
    }

    public void Dispose() => IsDisposed = true;
}
