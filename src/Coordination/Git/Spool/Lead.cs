using System.Globalization;
using System.Text;

namespace Coordination.Git.Spool;

/// <summary>
/// The right to send for all who wait: an OS lock on an open file, free at once when its process dies. The file says how long a push took here last,
/// for the next leader.
/// </summary>
internal sealed class Lead : IDisposable
{
    private const int MostDigits = 9;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly FileStream handle;

    private Lead(FileStream handle) => this.handle = handle;

    /// <summary>Takes it; null: another process has it.</summary>
    public static Lead? TryTake(Repository repository)
    {
        Directory.CreateDirectory(repository.CoordDir);
        return WriterLock.TryOpen(Path.Combine(repository.CoordDir, "leader.lock")) is { } handle ? new Lead(handle) : null;
    }

    /// <summary>How long the last push took, at most a second; zero where nobody knows.</summary>
    public TimeSpan ReadLastPush()
    {
        var bytes = new byte[MostDigits];
        handle.Position = 0;
        var count = handle.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var known = int.TryParse(bytes.AsSpan(0, count), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds);
        return known ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, Longest.TotalMilliseconds)) : TimeSpan.Zero;
    }

    public void NotePush(TimeSpan duration)
    {
        var text = ((int)Math.Min(duration.TotalMilliseconds, int.MaxValue / 8)).ToString(CultureInfo.InvariantCulture);
        handle.Position = 0;
        handle.Write(Encoding.ASCII.GetBytes(text));
        handle.SetLength(text.Length);
        handle.Flush();
    }

    public void Dispose() => handle.Dispose();
}
