using System.Diagnostics;

namespace Coordination.Git;

/// <summary>A child by way of <see cref="Process"/>, on every system. It costs 15 ms of start-up more than <see cref="SpawnedChild"/>.</summary>
internal sealed class PlatformChild : GitChild
{
    private readonly Process process;

    private PlatformChild(Process process) => this.process = process;

    /// <param name="talks">Nobody asks for the errors of a git that is talked to.</param>
    public static PlatformChild Start(string executable, string directory, List<string> arguments, Dictionary<string, string> environment, bool talks)
    {
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new UnreachableException("A process with redirected streams is always a new one.");
        if (talks)
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
        }

        return new PlatformChild(process);
    }

    public override bool Collect(ReadOnlyMemory<byte>? input, MemoryStream output, MemoryStream error, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        var errors = Copy(process.StandardError.BaseStream, error);
        var feed = Run(() => Feed(input));
        var outputs = Copy(process.StandardOutput.BaseStream, output);
        foreach (var one in new[] { outputs, errors, feed })
        {
            var left = timeout - clock.Elapsed;
            if (left <= TimeSpan.Zero || !one.Join(left))
            {
                return false;
            }
        }

        return true;
    }

    public override int Read(Span<byte> buffer) => process.StandardOutput.BaseStream.Read(buffer);

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        process.StandardInput.BaseStream.Write(bytes);
        process.StandardInput.BaseStream.Flush();
    }

    public override void CloseInput() => process.StandardInput.Close();

    public override int? WaitForExit(TimeSpan timeout) =>
        process.WaitForExit((int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue)) ? process.ExitCode : null;

    public override void Kill() => process.Kill(entireProcessTree: true);

    public override void Dispose() => process.Dispose();

    private void Feed(ReadOnlyMemory<byte>? input)
    {
        try
        {
            if (input is { } bytes)
            {
                Write(bytes.Span);
            }

            CloseInput();
        }
        catch (IOException)
        {
            // git closed its input early; its exit code and words say why.
        }
    }

    private static Thread Copy(Stream from, MemoryStream to) => Run(() =>
    {
        try
        {
            from.CopyTo(to);
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
            // It was killed, and is judged as that.
        }
    });

    private static Thread Run(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
