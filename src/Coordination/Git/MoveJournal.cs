namespace Coordination.Git;

/// <summary>
/// Notes which worktrees are about to follow their branch, so that the next command can bring them after it when this one is killed in
/// between. Held open under an OS lock, as a <see cref="PendingJournal"/> is.
/// </summary>
internal sealed class MoveJournal : IDisposable
{
    private readonly FileStream handle;

    private MoveJournal(FileStream handle) => this.handle = handle;

    /// <param name="token">Makes the note's name one that nobody else uses.</param>
    public static MoveJournal Open(Repository repository, IEnumerable<WorktreeMove> moves, string token)
    {
        var folder = Directory.CreateDirectory(Folder(repository)).FullName;
        var handle = new FileStream(Path.Combine(folder, token), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        using (var writer = new StreamWriter(handle, leaveOpen: true))
        {
            foreach (var move in moves)
            {
                writer.Write($"{move.Old} {move.New} {move.Path}\n");
            }
        }

        handle.Flush();
        return new MoveJournal(handle);
    }

    /// <summary>Every worktree is where its branch is, or the branch did not move.</summary>
    public void Settle()
    {
        var path = handle.Name;
        handle.Dispose();
        File.Delete(path);
    }

    /// <summary>Keeps the note for the next command.</summary>
    public void Dispose() => handle.Dispose();

    /// <summary>Notes that no living process holds.</summary>
    public static IEnumerable<(IReadOnlyList<WorktreeMove> Moves, MoveJournal Note)> Orphans(Repository repository)
    {
        var paths = Directory.Exists(Folder(repository)) ? Directory.GetFiles(Folder(repository)) : [];
        foreach (var path in paths)
        {
            if (WriterLock.TryOpen(path) is { } handle)
            {
                var lines = new StreamReader(handle, leaveOpen: true).ReadToEnd().Split('\n').Select(line => line.Split(' ', 3));
                yield return ([.. lines.Where(words => words.Length == 3).Select(words => new WorktreeMove(words[2], words[0], words[1]))], new(handle));
            }
        }
    }

    private static string Folder(Repository repository) => Path.Combine(repository.CoordDir, "moves");
}
