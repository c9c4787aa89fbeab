using System.Globalization;

namespace Coordination.Git;

/// <summary>
/// Notes what is about to be pushed, so that the next command can tell what became of it when this one is killed. The note is
/// held open under an OS lock: one that can be opened belongs to a dead process, or to one that gave up without knowing.
/// </summary>
internal sealed class PendingJournal : IDisposable
{
    private static readonly TimeSpan StillBeingWritten = TimeSpan.FromMinutes(1);

    private readonly FileStream handle;

    private PendingJournal(FileStream handle) => this.handle = handle;

    /// <summary>Opens the note of one push.</summary>
    /// <param name="token">Makes the note's name one that nobody else uses.</param>
    public static PendingJournal Open(Repository repository, PendingPush push, string token)
    {
        var folder = Folder(repository);
        Directory.CreateDirectory(folder);
        var handle = new FileStream(Path.Combine(folder, $"{push.OpIds[0]}-{token}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        using (var writer = new StreamWriter(handle, leaveOpen: true))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"ref={push.Ref}\nremote={push.Remote}\ntip={push.Tip}\ncommit={push.Commit}\nops={string.Join(' ', push.OpIds)}\nwhat={push.What}\n"));
        }

        handle.Flush();
        return new PendingJournal(handle);
    }

    /// <summary>The outcome is certain.</summary>
    public void Settle()
    {
        var path = handle.Name;
        handle.Dispose();
        File.Delete(path);
    }

    /// <summary>Keeps the note for the next command.</summary>
    public void Dispose() => handle.Dispose();

    /// <summary>Notes that no living process holds, with the way to settle each.</summary>
    /// <param name="keepAll">Only look: a note that says nothing stays too.</param>
    public static IEnumerable<(PendingPush Push, PendingJournal Note)> Orphans(Repository repository, bool keepAll = false)
    {
        if (!Directory.Exists(Folder(repository)))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(Folder(repository)))
        {
            var handle = WriterLock.TryOpen(path);
            if (handle is null)
            {
                continue;
            }

            var text = new StreamReader(handle, leaveOpen: true).ReadToEnd();
            var values = text.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
            var note = new PendingJournal(handle);
            if (keepAll && !values.ContainsKey("commit"))
            {
                note.Dispose();
            }
            else if (text.Length == 0 && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < StillBeingWritten)
            {
                note.Dispose();
            }
            else if (values.TryGetValue("commit", out var commit) && values.TryGetValue("ops", out var ops))
            {
                yield return (new PendingPush(
                    values.GetValueOrDefault("remote", ""), values.GetValueOrDefault("ref", ""), values.GetValueOrDefault("tip", ""),
                    commit, ops.Split(' '), values.GetValueOrDefault("what", "")), note);
            }
            else
            {
                note.Settle();
            }
        }
    }

    /// <summary>Whether a push of this operation is noted; a note that is in use by somebody may be one of it.</summary>
    public static bool Names(Repository repository, string opId)
    {
        if (!Directory.Exists(Folder(repository)))
        {
            return false;
        }

        foreach (var path in Directory.EnumerateFiles(Folder(repository)))
        {
            try
            {
                if (File.ReadAllText(path).Contains(opId, StringComparison.Ordinal))
                {
                    return true;
                }
            }
            catch (FileNotFoundException)
            {
                // Settled in this moment.
            }
            catch (IOException)
            {
                return true;
            }
        }

        return false;
    }

    private static string Folder(Repository repository) => Path.Combine(repository.CoordDir, "pending");
}

/// <summary>A push that is about to happen.</summary>
internal sealed record PendingPush(string Remote, string Ref, string Tip, string Commit, IReadOnlyList<string> OpIds, string What);
