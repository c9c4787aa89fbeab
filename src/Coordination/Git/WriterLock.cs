namespace Coordination.Git;

/// <summary>
/// One writer at a time per clone, for one attempt. An OS lock on an open handle, so that a dead holder's lock is gone with it. With
/// a remote it only saves pushes that would lose a race: after a few seconds a writer goes on without it. Without one a ref and its
/// worktree move one after the other, and nobody may come in between: a writer waits as long as a stuck git is given.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(2);

    private readonly FileStream? handle;

    private WriterLock(FileStream? handle, bool waited)
    {
        this.handle = handle;
        Waited = waited;
    }

    /// <summary>Whether another writer was at it before, who may have moved the tip.</summary>
    public bool Waited { get; }

    public static async Task<WriterLock> TakeAsync(Repository repository, Random random, bool isNeeded, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(repository.CoordDir);
        var path = Path.Combine(repository.CoordDir, "writer.lock");
        for (var waited = TimeSpan.Zero; waited < (isNeeded ? LongPatience : Patience);)
        {
            if (TryOpen(path) is { } handle)
            {
                return new WriterLock(handle, waited > TimeSpan.Zero);
            }

            var pause = TimeSpan.FromMilliseconds(random.Next(5, 30));
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            waited += pause;
        }

        return new WriterLock(null, waited: true);
    }

    /// <summary>Opens a file for this process alone; null when another has it.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => handle?.Dispose();
}
