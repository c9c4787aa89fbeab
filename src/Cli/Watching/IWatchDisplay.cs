namespace Coordination.Cli.Watching;

/// <summary>Where a watch shows what it sees.</summary>
internal interface IWatchDisplay : IDisposable
{
    /// <summary>Shows it, as far as it differs from what was shown before.</summary>
    /// <exception cref="IOException">Nobody is there any more.</exception>
    void Show(WatchView view);

    /// <summary>Completes when something happens that the watch has to know of.</summary>
    Task<WatchEvent> NextAsync(CancellationToken cancellationToken);

    /// <summary>The screen may show anything: what comes next is shown as a whole.</summary>
    void Renew();
}
