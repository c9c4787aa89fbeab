using System.Diagnostics;

namespace TestKit;

/// <summary>A running process whose output is collected. Ended with its whole tree on dispose, at the latest.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<ReadOnlyMemory<byte>> output;
    private readonly Task<string> error;

    private ChildProcess(Process process, byte[]? input)
    {
        this.process = process;
        output = ReadAll(process.StandardOutput.BaseStream);
        error = process.StandardError.ReadToEndAsync();
        _ = Feed(input ?? []);
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Starts a program with exactly these variables.</summary>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string directory, IReadOnlyDictionary<string, string> environment, byte[]? input = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
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

        return new ChildProcess(Process.Start(start)!, input);
    }

    public static ProcessAnswer Run(
        string program, IEnumerable<string> arguments, string directory, IReadOnlyDictionary<string, string> environment, byte[]? input = null)
    {
        using var child = Start(program, arguments, directory, environment, input);
        return child.Wait();
    }

    /// <summary>Waits for the end of the process.</summary>
    /// <exception cref="TimeoutException">It did not end in time; its tree is ended, and the message has what it said.</exception>
    public ProcessAnswer Wait(TimeSpan? deadline = null)
    {
        var inTime = process.WaitForExit(deadline ?? DefaultDeadline);
        if (!inTime)
        {
            Kill();
        }

        var answer = new ProcessAnswer(process.ExitCode, Collected(output), Collected(error) ?? "");
        return inTime ? answer : throw new TimeoutException($"{process.StartInfo.FileName} did not end in time: {answer}");
    }

    /// <summary>Ends the process and everything that it started, as a power cut would.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Ends the process alone; what it started goes on.</summary>
    public void KillAlone()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    // A process that was left behind may hold the pipe open after its parent is gone.
    private static T? Collected<T>(Task<T> text) => text.Wait(TimeSpan.FromSeconds(10)) ? text.Result : default;

    private static async Task<ReadOnlyMemory<byte>> ReadAll(Stream stream)
    {
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task Feed(byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything.
        }
    }
}
