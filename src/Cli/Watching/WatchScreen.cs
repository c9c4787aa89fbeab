namespace Coordination.Cli.Watching;

/// <summary>A page of its own on a terminal. Whatever ends the watch, the cursor and what was on the screen before come back.</summary>
internal sealed class WatchScreen(IWatchTerminal terminal) : IDisposable
{
    // The second screen of the terminal, without a cursor, empty.
    private const string Enter = "\u001b[?1049h\u001b[?25l\u001b[2J\u001b[H";
    private const string Leave = "\u001b[?2026l\u001b[0m\u001b[?25h\u001b[?1049l";
    private const string Clear = "\u001b[2J";

    private readonly Lock gate = new();
    private IReadOnlyList<string> shown = [];
    private (int Width, int Height) size;
    private bool isEntered;
    private bool isOver;

    /// <summary>Shows the lines, none wider and not more than the window has room for.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public void Draw(IReadOnlyList<string> lines, (int Width, int Height) window)
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            var start = !isEntered ? Enter : window != size ? Clear : "";
            shown = start.Length > 0 ? [] : shown;
            isEntered = true;
            size = window;
            var change = start + FrameDifference.Between(shown, lines, window.Width);
            shown = lines;
            if (change.Length > 0)
            {
                terminal.Write(change);
            }
        }
    }

    /// <summary>Takes the screen over again, whatever it shows.</summary>
    public void Renew()
    {
        lock (gate)
        {
            PutBack();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            try
            {
                PutBack();
            }
            catch (IOException)
            {
                // The terminal is gone, and with it what there was to put back.
            }
        }
    }

    private void PutBack()
    {
        if (isEntered)
        {
            isEntered = false;
            terminal.Write(Leave);
        }
    }
}
