namespace TestKit;

/// <summary>
/// A hook of a bare repository that holds every push until the test lets it go on: the window in which a rival can act, or
/// a client can be ended. Open by default for all pushes once released.
/// </summary>
public sealed class SlowHook : IDisposable
{
    private readonly string folder;
    private readonly FileSystemWatcher watcher;
    private readonly SemaphoreSlim arrivals = new(0);

    /// <summary>Installs it.</summary>
    /// <param name="bare">The repository.</param>
    /// <param name="hook"><c>pre-receive</c>: before anything is decided; <c>post-receive</c>: when the refs have moved, but the client was not told.</param>
    /// <param name="reference">Holds only pushes that move this ref; null: all.</param>
    public SlowHook(string bare, string hook = "pre-receive", string? reference = null)
    {
        folder = Directory.CreateDirectory(Path.Combine(bare, "slow-" + hook)).FullName;
        watcher = new FileSystemWatcher(folder, "*.here");
        watcher.Created += (_, _) => arrivals.Release();
        watcher.EnableRaisingEvents = true;
        var shell = folder.Replace('\\', '/');
        ServerHook.Install(bare, hook, $"""
            case " $(cut -d' ' -f3 | tr '\n' ' ')" in *" {reference}"*) ;; *) exit 0 ;; esac
            : > "{shell}/$$.here"
            while [ ! -e "{shell}/go" ] && [ -d "{shell}" ]; do sleep 0.05; done

            """);
    }

    /// <summary>Returns when one more push is in the hook.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public void WaitForPush(TimeSpan? deadline = null)
    {
        if (!arrivals.Wait(deadline ?? TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("no push reached the hook in " + folder);
        }
    }

    /// <summary>Lets all pushes go on, those that wait and those that come.</summary>
    public void Release() => File.WriteAllText(Path.Combine(folder, "go"), "");

    /// <summary>Holds the pushes that come from now on.</summary>
    public void Hold() => File.Delete(Path.Combine(folder, "go"));

    public void Dispose()
    {
        Release();
        watcher.Dispose();
        arrivals.Dispose();
    }
}
