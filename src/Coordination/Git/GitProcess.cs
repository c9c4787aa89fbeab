using System.Diagnostics;
using System.Text;

namespace Coordination.Git;

/// <summary>The only class that starts processes, and the only process it starts is git.</summary>
internal sealed class GitProcess(string executable, string directory, IReadOnlyDictionary<string, string> environment, Observer? observer)
{
    private static readonly string[] Always =
        ["--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.ext.allow=never", "-c", "core.quotePath=false"];

    private int started;

    /// <summary>How many processes were started so far.</summary>
    public int Started => started;

    public string Executable => executable;

    /// <summary>Settings that switch hooks off, known once the repository's configuration is read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> NoHooks { get; set; } = [];

    /// <summary>Runs git to its end, or ends it and its children after the call's time-out.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the process tree is ended first.</exception>
    public async Task<GitResult> RunAsync(GitCall call, CancellationToken cancellationToken)
    {
        using var process = Start(call);
        var clock = Stopwatch.StartNew();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(call.Timeout);
        var output = new MemoryStream();
        var error = new MemoryStream();
        var reading = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token),
            process.StandardError.BaseStream.CopyToAsync(error, deadline.Token),
            FeedAsync(process, call.Input, deadline.Token));
        var killed = false;
        try
        {
            await reading.ConfigureAwait(false);
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            killed = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        observer?.GitRan(call.Verb, process.ExitCode, clock.Elapsed);
        return new GitResult(
            process.ExitCode, output.GetBuffer().AsMemory(0, (int)output.Length),
            Encoding.UTF8.GetString(error.GetBuffer(), 0, (int)error.Length), killed, clock.Elapsed);
    }

    /// <summary>Starts a git that is talked to: <c>cat-file --batch-command</c>.</summary>
    public Process StartConversation(GitCall call)
    {
        var process = Start(call);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        observer?.GitStays(call.Verb);
        return process;
    }

    private Process Start(GitCall call)
    {
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = call.Directory ?? directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in Always.Concat(call.Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment.Concat(call.Environment))
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in ConfigVariables.Append(environment, [.. call.WithHooks ? [] : NoHooks, .. call.Settings]))
        {
            start.Environment[name] = value;
        }

        Interlocked.Increment(ref started);
        return Process.Start(start) ?? throw new UnreachableException("A process with redirected streams is always a new one.");
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte>? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is { } bytes)
            {
                await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git closed its input early; its exit code and words say why.
        }
    }
}
