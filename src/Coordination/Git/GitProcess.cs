using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Coordination.Git;

/// <summary>The only class that starts processes, and the only process it starts is git.</summary>
internal sealed class GitProcess(
    string executable, string directory, Dictionary<string, string> environment, Observer? observer, IProgress<CoordinationProgress>? progress = null)
{
    private static readonly string[] Always =
        ["--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.ext.allow=never", "-c", "core.quotePath=false"];

    [SupportedOSPlatformGuard("linux")]
    private static readonly bool CanSpawn = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 && !PosixCalls.ChildrenAreReapedUnseen;

    private int started;

    /// <summary>How many processes were started so far.</summary>
    public int Started => started;

    public string Executable => executable;

    /// <summary>Settings that switch hooks off, known once the repository's configuration is read.</summary>
    public ImmutableArray<Variable> NoHooks { get; set; } = [];

    /// <summary>Let the caller's thread wait for git. A program that does nothing else meanwhile saves the threads.</summary>
    public bool Blocks { get; init; }

    /// <summary>Runs git to its end, or ends it and its children after the call's time-out.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the process tree is ended first.</exception>
    public Task<GitResult> RunAsync(GitCall call, CancellationToken cancellationToken) => Blocks
        ? Task.FromResult(Run(call, cancellationToken))
        : Task.Factory.StartNew(() => Run(call, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Starts a git that is talked to: <c>cat-file --batch-command</c>.</summary>
    public GitChild StartConversation(GitCall call)
    {
        var child = Start(call, talks: true);
        observer?.GitStays(call.Verb);
        return child;
    }

    /// <summary>The same, on the caller's thread.</summary>
    public GitResult Run(GitCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (progress is not null && PhaseOf(call.Verb) is var phase and not CoordinationPhase.None)
        {
            progress.Report(new CoordinationProgress(phase));
        }

        var began = Stopwatch.GetTimestamp();
        using var child = Start(call, talks: false);
        var output = new MemoryStream();
        var error = new MemoryStream();
        int? exitCode;
        bool isInTime;
        using (cancellationToken.UnsafeRegister(static child => ((GitChild)child!).Kill(), child))
        {
            isInTime = child.Collect(call.Input, output, error, call.Timeout);
            exitCode = isInTime ? child.WaitForExit(call.Timeout) : null;
        }

        if (exitCode is null)
        {
            child.Kill();
            exitCode = child.WaitForExit(TimeSpan.MaxValue);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var time = Stopwatch.GetElapsedTime(began);
        observer?.GitRan(call.Verb, exitCode!.Value, time);
        return new GitResult(
            exitCode!.Value, output.GetBuffer().AsMemory(0, (int)output.Length),
            Encoding.UTF8.GetString(error.GetBuffer(), 0, (int)error.Length), Killed: !isInTime, time);
    }

    private static CoordinationPhase PhaseOf(string verb) => verb switch
    {
        "fetch" or "ls-remote" => CoordinationPhase.Fetching,
        "push" => CoordinationPhase.Pushing,
        "merge-tree" => CoordinationPhase.Merging,
        _ => CoordinationPhase.None,
    };

    private GitChild Start(GitCall call, bool talks)
    {
        var arguments = new List<string>(Always);
        arguments.AddRange(call.Arguments.AsSpan());
        var variables = new Dictionary<string, string>(environment, environment.Comparer);
        foreach (var variable in call.Environment)
        {
            variables[variable.Name] = variable.Value;
        }

        ConfigVariables.Append(variables, call.WithHooks ? [] : NoHooks, call.Settings);
        Interlocked.Increment(ref started);
        var folder = call.Directory ?? directory;
        if (!CanSpawn)
        {
            return PlatformChild.Start(executable, folder, arguments, variables, talks);
        }

        arguments.InsertRange(0, ["-C", folder]);
        var lines = new List<string>(variables.Count);
        foreach (var (name, value) in variables)
        {
            lines.Add(name + "=" + value);
        }

        return SpawnedChild.Start(executable, arguments, lines, talks);
    }
}
