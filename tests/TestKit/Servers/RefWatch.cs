namespace TestKit;

/// <summary>Tells when a branch of a bare repository moves, whether the client that moved it is still there or not.</summary>
public sealed class RefWatch : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly SemaphoreSlim moves = new(0);

    public RefWatch(string bare, string branch = "main")
    {
        // git writes a ref beside its place and renames it.
        watcher = new FileSystemWatcher(Path.Combine(bare, "refs", "heads"), branch);
        watcher.Renamed += (_, _) => moves.Release();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Returns when the branch has moved once more since the watch began.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public void WaitForMove()
    {
        if (!moves.Wait(TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("the branch did not move");
        }
    }

    public void Dispose()
    {
        watcher.Dispose();
        moves.Dispose();
    }
}
