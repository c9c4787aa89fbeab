using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Coordination.Git;

/// <summary>
/// A child by way of <c>posix_spawn</c>. The platform's class loads half of the networking stack for its pipes, which is 15 ms of
/// every command; here one thread reads two pipes with <c>poll</c>.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe partial class SpawnedChild : GitChild
{
    // A pipe that is ready takes that much without blocking.
    private const int Portion = 4096;

    // What a killed git had started may keep the pipes open: that is not waited for.
    private const int LongestPoll = 500;

    private readonly Lock gate = new();
    private readonly int pid;
    private int input;
    private int output;
    private int error;
    private int? exitCode;
    private volatile bool isKilled;

    private SpawnedChild(int pid, int input, int output, int error)
    {
        this.pid = pid;
        this.input = input;
        this.output = output;
        this.error = error;
    }

    public override bool Collect(ReadOnlyMemory<byte>? fed, MemoryStream outputs, MemoryStream errors, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        var left = fed ?? ReadOnlyMemory<byte>.Empty;
        var entries = stackalloc PosixCalls.PollEntry[3];
        while (output >= 0 || error >= 0)
        {
            if (left.IsEmpty)
            {
                Close(ref input);
            }

            entries[0] = new() { Descriptor = output, Events = PosixCalls.PollIn };
            entries[1] = new() { Descriptor = error, Events = PosixCalls.PollIn };
            entries[2] = new() { Descriptor = input, Events = PosixCalls.PollOut };
            var time = (timeout - clock.Elapsed).TotalMilliseconds;
            if (time <= 0 || isKilled)
            {
                return false;
            }

            _ = PosixCalls.Poll(entries, 3, (int)Math.Min(Math.Ceiling(time), LongestPoll));
            Take(entries[0], ref output, outputs);
            Take(entries[1], ref error, errors);
            Give(entries[2], ref left);
        }

        Close(ref input);
        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            return Repeat(output, start, buffer.Length);
        }
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                var written = (int)PosixCalls.Write(input, start + done, bytes.Length - done);
                if (written < 0 && !WasInterrupted())
                {
                    throw new IOException("git does not listen, error " + Marshal.GetLastPInvokeError());
                }

                done += Math.Max(written, 0);
            }
        }
    }

    public override void CloseInput() => Close(ref input);

    public override int? WaitForExit(TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        for (var pause = 50u; !PosixCalls.HasEnded(pid); pause = Math.Min(pause * 2, 5000))
        {
            if (clock.Elapsed >= timeout)
            {
                return null;
            }

            _ = PosixCalls.Sleep(pause);
        }

        return Reap();
    }

    // The id may belong to somebody else once the child is reaped.
    public override void Kill()
    {
        lock (gate)
        {
            isKilled = true;
            if (exitCode is null && !PosixCalls.HasEnded(pid))
            {
                using var process = Process.GetProcessById(pid);
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public override void Dispose()
    {
        Close(ref input);
        Close(ref output);
        Close(ref error);
    }

    private int Reap()
    {
        lock (gate)
        {
            if (exitCode is null)
            {
                var status = 0;
                _ = PosixCalls.WaitPid(pid, &status, 0);
                exitCode = (status & 0x7f) == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f);
            }

            return exitCode.Value;
        }
    }

    private static void Take(PosixCalls.PollEntry entry, ref int descriptor, MemoryStream into)
    {
        if (entry.Found == 0 || descriptor < 0)
        {
            return;
        }

        var buffer = stackalloc byte[Portion];
        var count = Repeat(descriptor, buffer, Portion);
        if (count <= 0)
        {
            Close(ref descriptor);
        }
        else
        {
            into.Write(new ReadOnlySpan<byte>(buffer, count));
        }
    }

    private void Give(PosixCalls.PollEntry entry, ref ReadOnlyMemory<byte> left)
    {
        if (entry.Found == 0 || input < 0 || left.IsEmpty)
        {
            return;
        }

        fixed (byte* start = left.Span)
        {
            var written = (int)PosixCalls.Write(input, start, Math.Min(Portion, left.Length));
            // git closed its input early: its exit code and words say why.
            left = written >= 0 ? left[written..] : WasInterrupted() ? left : ReadOnlyMemory<byte>.Empty;
        }
    }

    private static int Repeat(int descriptor, byte* buffer, int size)
    {
        while (true)
        {
            var count = (int)PosixCalls.Read(descriptor, buffer, size);
            if (count >= 0 || !WasInterrupted())
            {
                return count;
            }
        }
    }

    private static bool WasInterrupted() => Marshal.GetLastPInvokeError() == 4;

    private static void Close(ref int descriptor)
    {
        if (descriptor >= 0)
        {
            _ = PosixCalls.Close(descriptor);
            descriptor = -1;
        }
    }
}
