namespace Coordination.Git;

/// <summary>A git that runs. <see cref="GitProcess"/> alone makes them.</summary>
internal abstract class GitChild : IDisposable
{
    /// <summary>Feeds the input and collects both outputs until git closes them.</summary>
    /// <returns>False when the time ran out before.</returns>
    public abstract bool Collect(ReadOnlyMemory<byte>? input, MemoryStream output, MemoryStream error, TimeSpan timeout);

    /// <summary>The next bytes of standard output, 0 at its end. Waits for them.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <exception cref="IOException">git does not listen any more.</exception>
    public abstract void Write(ReadOnlySpan<byte> bytes);

    public abstract void CloseInput();

    /// <summary>The exit code, as a shell gives it; null when git goes on after that time.</summary>
    public abstract int? WaitForExit(TimeSpan timeout);

    /// <summary>Ends git and everything that it started.</summary>
    public abstract void Kill();

    public abstract void Dispose();
}
