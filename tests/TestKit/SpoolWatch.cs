namespace TestKit;

/// <summary>Tells when processes hand their commands over, in the spool of a clone.</summary>
public sealed class SpoolWatch : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly SemaphoreSlim requests = new(0);
    private readonly SemaphoreSlim taken = new(0);

    /// <summary>Watches the spool of the clone with this git folder.</summary>
    public SpoolWatch(string gitFolder)
    {
        Folder = Directory.CreateDirectory(Path.Combine(gitFolder, "coord", "spool")).FullName;
        watcher = new FileSystemWatcher(Folder);
        watcher.Renamed += (_, change) => (change.Name!.EndsWith(".request", StringComparison.Ordinal) ? requests
            : change.Name.EndsWith(".taken", StringComparison.Ordinal) ? taken : null)?.Release();
        watcher.EnableRaisingEvents = true;
    }

    public string Folder { get; }

    /// <summary>The names of what lies there now.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Returns when so many more commands have been handed over.</summary>
    /// <exception cref="TimeoutException">They were not.</exception>
    public void WaitForRequests(int count) => Wait(requests, count, "handed over");

    /// <summary>Returns when so many more commands have been taken by a leader.</summary>
    /// <exception cref="TimeoutException">They were not.</exception>
    public void WaitForTaken(int count) => Wait(taken, count, "taken");

    public void Dispose()
    {
        watcher.Dispose();
        requests.Dispose();
        taken.Dispose();
    }

    private void Wait(SemaphoreSlim events, int count, string what)
    {
        for (var seen = 0; seen < count; seen++)
        {
            if (!events.Wait(TimeSpan.FromMinutes(2)))
            {
                throw new TimeoutException($"{seen} of {count} commands were {what}; there are {string.Join(", ", Names)}");
            }
        }
    }
}
