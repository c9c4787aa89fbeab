using Coordination.Cli.Refusals;

namespace Coordination.Cli.Running;

/// <summary>One run of the program: where it works, how long it may take, whom it can ask.</summary>
internal sealed class CliRun : IAsyncDisposable
{
    // An agent's shell kills a command after two minutes or less, and then runs it again.
    private static readonly TimeSpan AgentDeadline = TimeSpan.FromSeconds(45);

    private readonly TraceLog trace;
    private readonly long started;
    private readonly ProgressLine? progress;
    private Coordinator? coordinator;

    public CliRun(GlobalOptions globals, CliEnvironment environment, bool lasting = false)
        : this(globals, environment, lasting, !lasting && Audience.PersonWaits(globals, environment) ? new ProgressLine(environment) : null)
    {
    }

    private CliRun(GlobalOptions globals, CliEnvironment environment, bool lasting, ProgressLine? progress)
    {
        this.progress = progress;
        Globals = globals;
        Environment = environment;
        started = environment.Time.GetTimestamp();
        Deadline = globals.Deadline ?? (Audience.IsAgent(environment) ? AgentDeadline : null);
        Lasting = lasting;
        trace = new TraceLog(environment);
        Conversation = new Conversation(globals, environment, progress);
    }

    public required Again Again { get; init; }

    public GlobalOptions Globals { get; }

    public CliEnvironment Environment { get; }

    public Conversation Conversation { get; }

    /// <summary>For the whole command, or for each step of a lasting one; null: none.</summary>
    public TimeSpan? Deadline { get; }

    /// <summary>What is left of the deadline; null: no limit.</summary>
    public TimeSpan? Left => Deadline is { } all && !Lasting ? all - Environment.Time.GetElapsedTime(started) : Deadline;

    public Coordinator Coordinator => coordinator ??= Coordinator.Open(WorkingDirectory, Options());

    /// <summary>Where each git process and each wait is told; null: nobody wants to know.</summary>
    public Action<string>? Trace => Globals.Verbose ? trace.Tell : null;

    /// <summary>Where the command works: <c>-C</c>, taken from the current directory.</summary>
    public string WorkingDirectory => Path.GetFullPath(Globals.Directory ?? ".", Environment.CurrentDirectory);

    private bool Lasting { get; }

    /// <summary>The same run, for another command that was chosen in the middle of it.</summary>
    public CliRun For(string command, string prdId) => new(Globals, Environment, Lasting, progress) { Again = new Again(command, [command, prdId]), coordinator = Coordinator };

    /// <summary>The command is at its end: what tells of it goes from the screen before the answer comes.</summary>
    public void EndProgress() => progress?.Dispose();

    public void SayTrace() => trace.Summarise(Environment.Time.GetElapsedTime(started));

    public ValueTask DisposeAsync()
    {
        EndProgress();
        return coordinator?.DisposeAsync() ?? default;
    }

    /// <summary>How this run works, for a coordinator with a difference.</summary>
    public CoordinatorOptions Options() => new()
    {
        SessionId = Globals.SessionId,
        Offline = Globals.Offline,
        Deadline = Deadline,
        TimeProvider = Environment.Time,
        Environment = Environment.Variables,
        Trace = Trace,
        Blocks = Environment.IsOwnProcess,
        Progress = progress,
        Telemetry = false,
    };
}
