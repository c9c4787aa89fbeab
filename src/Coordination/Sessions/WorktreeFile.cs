using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Sessions;

/// <summary>
/// A file of the user's working tree that the user asked coord to write. It stays inside the worktree, goes through no link, and is
/// replaced as a whole, only while it still is what was read.
/// </summary>
internal sealed class WorktreeFile
{
    private const long LargestFile = 4 << 20;

    private readonly string full;

    private WorktreeFile(string path, string full, byte[]? bytes)
    {
        Path = path;
        this.full = full;
        Bytes = bytes;
    }

    /// <summary>From the root of the worktree, with slashes.</summary>
    public string Path { get; }

    /// <summary>The file as it was read; null: there was none.</summary>
    public byte[]? Bytes { get; }

    /// <summary>Reads the file.</summary>
    /// <returns>The file, or why it must not be touched.</returns>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.InTheWay"/>: it can't be read.</exception>
    public static (WorktreeFile? File, Refusal? Refusal) Open(Repository repository, string path)
    {
        if (repository.WorkTree is not { } root)
        {
            return (null, new PreconditionRefusal(ErrorCodes.InTheWay, "A bare repository has no working tree to write a file in.", repository.GitDir));
        }

        if (!StatePath.IsSafe(path))
        {
            return (null, new PreconditionRefusal(ErrorCodes.InvalidName, "This is no path inside the worktree.", path));
        }

        var full = System.IO.Path.Combine(root, path);
        if (Obstacle(root, path) is { } obstacle)
        {
            return (null, new PreconditionRefusal(ErrorCodes.InTheWay, obstacle, full));
        }

        return Guarded(full, () => (new WorktreeFile(path, full, ReadOrNull(full)), (Refusal?)null));
    }

    /// <summary>Whether a path is a link that leads to another file of the worktree.</summary>
    public static bool IsLinkTo(Repository repository, string path, string other)
    {
        try
        {
            return repository.WorkTree is { } root
                && new FileInfo(System.IO.Path.Combine(root, path)) is { LinkTarget: not null } link
                && link.ResolveLinkTarget(returnFinalTarget: true)?.FullName == System.IO.Path.Combine(root, other);
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return false;
        }
    }

    /// <summary>Replaces the file, or removes it with null.</summary>
    /// <returns>Why it was left alone; null: it was written.</returns>
    /// <exception cref="CoordinationException"><see cref="ErrorCodes.InTheWay"/>: it can't be written.</exception>
    public Refusal? Write(byte[]? next) => Guarded<Refusal?>(full, () =>
    {
        if (!SameAsRead(ReadOrNull(full)))
        {
            return new PreconditionRefusal(ErrorCodes.InTheWay, "The file changed in the meantime and was left alone; run the command again.", full);
        }

        if (next is null)
        {
            File.Delete(full);
            return null;
        }

        UnixFileMode? mode = !OperatingSystem.IsWindows() && Bytes is not null ? File.GetUnixFileMode(full) : null;
        DurableFile.Write(full, next);
        if (mode is { } kept && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(full, kept);
        }

        return null;
    });

    private bool SameAsRead(byte[]? now) => now is null ? Bytes is null : Bytes is not null && now.AsSpan().SequenceEqual(Bytes);

    private static byte[]? ReadOrNull(string full) =>
        new FileInfo(full) is not { Exists: true } file ? null
        : file.Length <= LargestFile ? File.ReadAllBytes(full)
        : throw new CoordinationException(ErrorCodes.InTheWay, "The file is larger than 4 MiB; coord leaves it alone.", full);

    // What stands on the way to the file, or in its place, that a write would go through or over.
    private static string? Obstacle(string root, string path)
    {
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var part = System.IO.Path.Combine([root, .. parts[..count]]);
            var isLast = count == parts.Length;
            if (new FileInfo(part).LinkTarget is not null || new DirectoryInfo(part).LinkTarget is not null)
            {
                return $"'{string.Join('/', parts[..count])}' is a link; coord writes through none.";
            }

            if (isLast ? Directory.Exists(part) : File.Exists(part))
            {
                return $"'{string.Join('/', parts[..count])}' is a {(isLast ? "folder" : "file")}.";
            }
        }

        return null;
    }

    private static T Guarded<T>(string full, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CoordinationException(ErrorCodes.InTheWay, "The file can't be read or written: " + failure.Message, full);
        }
    }
}
