namespace Coordination.Cli.Watching;

/// <summary>A terminal, as far as a watched page needs it.</summary>
internal interface IWatchTerminal : IDisposable
{
    /// <summary>Columns and lines of the window as it is now.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Writes at once.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    void Write(string text);

    /// <summary>Completes with the next thing that happens.</summary>
    Task<WatchEvent> NextAsync(CancellationToken cancellationToken);
}
