using Coordination.Cli.Output;

namespace Coordination.Cli.Watching;

/// <summary>A watch on a terminal, redrawn where something changed.</summary>
internal sealed class ScreenDisplay(IWatchTerminal terminal, Ink ink) : IWatchDisplay
{
    private readonly WatchScreen screen = new(terminal);

    public void Show(WatchView view)
    {
        var window = terminal.Size;
        screen.Draw(WatchPage.Of(view, window.Width, window.Height, ink), window);
    }

    public Task<WatchEvent> NextAsync(CancellationToken cancellationToken) => terminal.NextAsync(cancellationToken);

    public void Renew() => screen.Renew();

    public void Dispose()
    {
        screen.Dispose();
        terminal.Dispose();
    }
}
