using System.Collections.Immutable;
using Coordination.Git;

namespace Coordination.Cli.Demo;

/// <summary>The scenery: a bare remote and three clones of it, each with an identity of its own, made by real git.</summary>
internal sealed class DemoStage
{
    private static readonly ImmutableArray<string> Names = ["ada", "ben", "kim"];

    // A status that answers from the last known state on a busy machine would be another story.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CliEnvironment environment;
    private readonly ImmutableDictionary<string, string> variables;
    private readonly Action<string>? trace;
    private readonly GitProcess git;

    private DemoStage(DemoFolder folder, CliEnvironment environment, Action<string>? trace)
    {
        this.environment = environment;
        this.trace = trace;
        variables = DemoEnvironment.Of(environment.Variables, folder);
        git = new GitProcess(GitExecutable.Locate(variables), folder.Path, GitEnvironment.For(variables), trace is null ? null : new TraceObserver(trace));
        Remote = folder.Of("origin.git");
        Sessions = [.. Names.Select(name => new DemoSession(name, folder.Of(name)))];
    }

    public string Remote { get; }

    public ImmutableArray<DemoSession> Sessions { get; }

    /// <summary>Makes the remote, the project on its main branch, and the clones.</summary>
    /// <exception cref="CoordinationException">There is no git, or one that is too old.</exception>
    public static async Task<DemoStage> BuildAsync(DemoFolder folder, CliEnvironment environment, Action<string>? trace, CancellationToken cancellationToken)
    {
        var stage = new DemoStage(folder, environment, trace);
        await GitVersion.CheckAsync(stage.git, cancellationToken);
        await stage.GitAsync(folder.Path, ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", stage.Remote], cancellationToken);
        foreach (var session in stage.Sessions)
        {
            await stage.CloneAsync(folder, session, cancellationToken);
        }

        return stage;
    }

    /// <summary>How a session's commands work: each is opened anew, as a process of its own would.</summary>
    public Coordinator Open(DemoSession session) => Coordinator.Open(session.Folder, new CoordinatorOptions
    {
        SessionId = session.Id,
        ReadFetchTimeout = Patience,
        TimeProvider = environment.Time,
        Environment = variables,
        Trace = trace,
        Telemetry = false,
    });

    /// <summary>Runs git and gives its output without the last line end.</summary>
    public async Task<string> GitAsync(string directory, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var call = new GitCall([.. arguments]) { Directory = directory };
        var result = await git.RunAsync(call, cancellationToken);
        return result.Ok
            ? result.Line
            : throw new DemoSurpriseException($"git {call.Verb} failed: {result.Words.ReplaceLineEndings(" ")}");
    }

    /// <summary>What a ref of the remote names; null: there is no such ref.</summary>
    public async Task<string?> RemoteTipAsync(string name, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCall("rev-parse", "--verify", "--quiet", name) { Directory = Remote }, cancellationToken);
        return result.Ok ? result.Line : null;
    }

    private async Task CloneAsync(DemoFolder folder, DemoSession session, CancellationToken cancellationToken)
    {
        await GitAsync(folder.Path, ["clone", "--quiet", "--template=", Remote, session.Folder], cancellationToken);
        await GitAsync(session.Folder, ["config", "--local", "user.name", session.Name], cancellationToken);
        await GitAsync(session.Folder, ["config", "--local", "user.email", session.Name + "@example.com"], cancellationToken);
        if (session == Sessions[0])
        {
            await CommitAsync(session, "feat: the project as it begins", DemoProject.Files, cancellationToken);
            await GitAsync(session.Folder, ["push", "--quiet", "origin", "HEAD:refs/heads/main"], cancellationToken);
        }
    }

    /// <summary>Writes files, commits them, and gives the commit.</summary>
    public async Task<string> CommitAsync(
        DemoSession session, string message, IEnumerable<KeyValuePair<string, string>> files, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(session.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await File.WriteAllTextAsync(full, text.ReplaceLineEndings("\n"), cancellationToken);
        }

        await GitAsync(session.Folder, ["add", "--all"], cancellationToken);
        await GitAsync(session.Folder, ["commit", "--quiet", "-m", message], cancellationToken);
        return await GitAsync(session.Folder, ["rev-parse", "HEAD"], cancellationToken);
    }
}
