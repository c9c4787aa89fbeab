namespace Coordination.Git.Spool;

/// <summary>
/// A command that this process has handed over. As long as this is open the leader knows that somebody waits for it. On dispose nothing of it is
/// left in the spool.
/// </summary>
internal sealed class HandedOver : IDisposable
{
    private readonly SpoolFolder folder;
    private readonly FileStream handle;

    private HandedOver(SpoolFolder folder, string opId, FileStream handle)
    {
        this.folder = folder;
        this.handle = handle;
        OpId = opId;
    }

    public string OpId { get; }

    /// <summary>Hands a command over; null where that can't be done here.</summary>
    public static HandedOver? TryWrite(SpoolFolder folder, SpoolRequest request)
    {
        var content = request.Write();
        if (content.Length > SpoolText.SizeLimit || !folder.TryCreate())
        {
            return null;
        }

        var unfinished = folder.PathOf("." + request.OpId, ".tmp");
        FileStream? handle = null;
        try
        {
            // Others may read and rename it while it is held.
            handle = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            handle.Write(content);
            File.Move(unfinished, folder.PathOf(request.OpId, SpoolFolder.Request));
            return new HandedOver(folder, request.OpId, handle);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            handle?.Dispose();
            SpoolFolder.Drop(unfinished);
            return null;
        }
    }

    /// <summary>What the leader said; null: nothing yet.</summary>
    public SpoolAnswer? TryReadAnswer()
    {
        var path = folder.PathOf(OpId, SpoolFolder.Answer);
        return File.Exists(path) ? SpoolAnswer.Read(path) : null;
    }

    /// <summary>Takes the command back. False: a leader has taken it, and may have sent it.</summary>
    public bool TryWithdraw()
    {
        var back = folder.PathOf("." + OpId, ".back");
        var isBack = SpoolFolder.TryMove(folder.PathOf(OpId, SpoolFolder.Request), back);
        SpoolFolder.Drop(isBack ? back : folder.PathOf(OpId, SpoolFolder.Taken));
        return isBack;
    }

    public void Dispose()
    {
        SpoolFolder.Drop(folder.PathOf(OpId, SpoolFolder.Answer));
        SpoolFolder.Drop(folder.PathOf(OpId, SpoolFolder.Request));
        SpoolFolder.Drop(folder.PathOf(OpId, SpoolFolder.Taken));
        handle.Dispose();
    }
}
