namespace Coordination.Git.Spool;

/// <summary>
/// Where commands are handed over: <c>spool/</c> in the folder that all worktrees share. A request is named by its operation,
/// held open under an OS lock by the process that asks, and goes from <c>.request</c> to <c>.taken</c> by a rename, which only one
/// process can win.
/// </summary>
internal sealed class SpoolFolder(Repository repository)
{
    public const string Request = ".request";
    public const string Taken = ".taken";
    public const string Answer = ".answer";

    private const int MostFiles = 4096;
    private static readonly TimeSpan StillBeingWritten = TimeSpan.FromMinutes(1);

    private readonly string folder = Path.Combine(repository.CoordDir, "spool");

    public string PathOf(string opId, string kind) => Path.Combine(folder, opId + kind);

    /// <summary>Makes the folder; false where it can't be one of ours.</summary>
    public bool TryCreate()
    {
        try
        {
            return Directory.CreateDirectory(folder) is { LinkTarget: null };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The operations that have a file of this kind.</summary>
    public IReadOnlyList<string> List(string kind)
    {
        try
        {
            return new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }
                ? [.. Directory.EnumerateFiles(folder, "*" + kind).Take(MostFiles)
                    .Where(IsPlain).Select(path => Path.GetFileName(path)[..^kind.Length]).Where(IsOpId)]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether the process that asked is still there.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var handle = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Renames a file; false where somebody else was first.</summary>
    public static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file, if it is there and can be deleted.</summary>
    public static void Drop(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays, and harms nobody.
        }
    }

    /// <summary>
    /// Tidies up what dead processes left; only the leader may. Gives the requests whose leader died before it answered, and whose own
    /// processes wait.
    /// </summary>
    public IReadOnlyList<string> Sweep()
    {
        var waiting = new List<string>();
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return waiting;
        }

        foreach (var opId in List(Taken))
        {
            if (IsHeld(PathOf(opId, Taken)))
            {
                waiting.Add(opId);
                continue;
            }

            Drop(PathOf(opId, Taken));
        }

        foreach (var opId in List(Request).Where(opId => !IsHeld(PathOf(opId, Request))))
        {
            Drop(PathOf(opId, Request));
        }

        foreach (var opId in List(Answer).Where(opId => !waiting.Contains(opId)))
        {
            Drop(PathOf(opId, Answer));
        }

        DropUnfinished();
        return [.. waiting.Where(opId => !File.Exists(PathOf(opId, Answer)))];
    }

    private void DropUnfinished()
    {
        try
        {
            foreach (var path in new DirectoryInfo(folder) is { Exists: true, LinkTarget: null } ? Directory.EnumerateFiles(folder, ".*").Take(MostFiles) : [])
            {
                if (IsPlain(path) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > StillBeingWritten && !IsHeld(path))
                {
                    Drop(path);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // For the next one.
        }
    }

    private static bool IsOpId(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower);

    // Never opened: a link leads out, and a pipe would be waited for.
    private static bool IsPlain(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 };
}
