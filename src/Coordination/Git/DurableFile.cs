using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Coordination.Git;

/// <summary>
/// Writes small files that must last: a temporary name, flushed to the disk, renamed, and the folder flushed. The flush goes
/// through P/Invoke because the managed one swallows the system's errors (DESIGN 12).
/// </summary>
internal static partial class DurableFile
{
    /// <summary>Replaces a file as a whole; a reader sees the old or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="flush">Whether it must survive a power cut.</param>
    /// <param name="isPrivate">Whether nobody else may read it.</param>
    /// <param name="flushFolder">Whether the new content must be found after a power cut; false: the old one will do, where there is one.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, bool flush = true, bool isPrivate = false, bool flushFolder = true)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, "." + Path.GetFileName(path) + "." + Environment.ProcessId + "." + Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(temporary, OptionsFor(isPrivate)))
            {
                stream.Write(content);
                if (flush)
                {
                    Flush(stream);
                }
            }

            File.Move(temporary, path, overwrite: true);
            if (flush && flushFolder && !OperatingSystem.IsWindows())
            {
                FlushFolder(folder);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStreamOptions OptionsFor(bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void Flush(FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            stream.Flush(flushToDisk: true);
        }
        else if (FSync((int)stream.SafeFileHandle.DangerousGetHandle()) != 0)
        {
            throw new IOException("fsync failed with error " + Marshal.GetLastPInvokeError() + ": " + stream.Name);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void FlushFolder(string folder)
    {
        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException("The folder can't be opened for flushing, error " + Marshal.GetLastPInvokeError() + ": " + folder);
        }

        try
        {
            if (FSync(handle) != 0)
            {
                throw new IOException("fsync failed with error " + Marshal.GetLastPInvokeError() + ": " + folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
