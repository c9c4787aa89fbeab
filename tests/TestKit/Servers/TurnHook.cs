using System.Globalization;

namespace TestKit;

/// <summary>A hook of a bare repository that numbers the pushes from 1, and holds each until the test lets that one go on.</summary>
public sealed class TurnHook : IDisposable
{
    private readonly string folder;
    private readonly FileSystemWatcher watcher;
    private readonly SemaphoreSlim arrivals = new(0);

    /// <summary>Installs it as <c>pre-receive</c>.</summary>
    public TurnHook(string bare)
    {
        folder = Directory.CreateDirectory(Path.Combine(bare, "turns")).FullName;
        watcher = new FileSystemWatcher(folder, "*.here");
        watcher.Created += (_, _) => arrivals.Release();
        watcher.EnableRaisingEvents = true;
        var shell = folder.Replace('\\', '/');
        ServerHook.Install(bare, "pre-receive", $"""
            turn=1
            while ! mkdir "{shell}/turn-$turn" 2>/dev/null && [ -d "{shell}" ]; do turn=$((turn + 1)); done
            : > "{shell}/$turn.here"
            while [ ! -e "{shell}/go-$turn" ] && [ ! -e "{shell}/go" ] && [ -d "{shell}" ]; do sleep 0.05; done

            """);
    }

    /// <summary>How many pushes came so far.</summary>
    public int Pushes => Directory.GetFiles(folder, "*.here").Length;

    /// <summary>Returns when one more push is in the hook.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public void WaitForPush()
    {
        if (!arrivals.Wait(TimeSpan.FromMinutes(2)))
        {
            throw new TimeoutException("no push reached the hook in " + folder);
        }
    }

    /// <summary>Lets the push with this number go on, now or when it comes.</summary>
    public void Release(int turn) => File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"go-{turn}")), "");

    /// <summary>Lets all pushes go on, those that wait and those that come.</summary>
    public void ReleaseAll() => File.WriteAllText(Path.Combine(folder, "go"), "");

    public void Dispose()
    {
        ReleaseAll();
        watcher.Dispose();
        arrivals.Dispose();
    }
}
