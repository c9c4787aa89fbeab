using System.Diagnostics;

namespace Coordination.Git;

/// <summary>A short turn at a file that several processes read, change and write back. After a while it goes on without.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static FileStream? Take(string path)
    {
        var clock = Stopwatch.StartNew();
        var pause = new SpinWait();
        while (clock.Elapsed < Patience)
        {
            if (WriterLock.TryOpen(path) is { } handle)
            {
                return handle;
            }

            pause.SpinOnce();
        }

        return null;
    }
}
