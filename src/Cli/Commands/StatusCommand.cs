using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;
using Coordination.Cli.Watching;

namespace Coordination.Cli.Commands;

/// <summary><c>coord status</c></summary>
internal sealed record StatusCommand(bool ExitCode, bool All = false, bool Watch = false, TimeSpan? Every = null, TimeSpan? For = null) : CliCommand
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly OptionSpec ExitCodeOption = new("--exit-code", null, "Exit 1 when something needs attention");
    private static readonly OptionSpec AllOption = new("--all", null, "Show long lists to their end");
    private static readonly OptionSpec WatchOption = new("--watch", null, "Stay, and show what changes; q or Ctrl-C ends");
    private static readonly OptionSpec EveryOption = new("--every", "TIME", "With --watch: how often the remote is asked (5s)");
    private static readonly OptionSpec ForOption = new("--for", "TIME", "With --watch: end after this time, 10m for example");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "status",
        Summary = "Show who works on what, what needs attention, and what is free",
        Notes =
        [
            "Your own session comes first, then what needs a person, each line with the command that mends it. COMMIT is the age of the last commit on a session's branch since its claim, as far as this clone has fetched that branch.",
            "Asks the remote first, for at most 2 seconds; without an answer it shows the last known state and says so. Writes nothing.",
            "--watch needs a terminal. With --json it prints one document a line: at once, whenever something other than an age changed, and every 30 seconds as a sign of life. While the remote does not answer it is asked more and more rarely.",
        ],
        Options = [ExitCodeOption, AllOption, WatchOption, EveryOption, ForOption],
        Examples =
        [
            "coord status", "coord status --json", "coord status --exit-code         # for scripts: 1 when something needs attention",
            "coord status --watch             # a page that keeps itself up to date", "coord status --watch --json --for 10m   # one document a line, for ten minutes",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override bool Lasting => Watch;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        if (!Watch)
        {
            var limits = All ? StatusLimits.None : StatusLimits.Usual;
            return Answer.Of(run.Again, await run.Coordinator.StatusAsync(cancellationToken), status => StatusReply.Of(status, ExitCode, limits));
        }

        using var display = DisplayFor(run.Globals, run.Environment);
        var watch = new StatusWatch(run.Coordinator.StatusAsync, display, Every ?? Usual, run.Globals.Offline, run.Environment.Time);
        return await watch.RunAsync(For, run.Again, cancellationToken);
    }

    private static IWatchDisplay DisplayFor(GlobalOptions globals, CliEnvironment environment)
    {
        if (globals.Json)
        {
            return new LineDisplay(environment.OpenLines(environment), environment.Time);
        }

        return Audience.PersonLooks(globals, environment) && !globals.Verbose
            ? new ScreenDisplay(environment.OpenTerminal(environment), new Ink(Audience.ColourOnStdout(globals, environment)))
            : throw new UsageException(
                "--watch draws on a terminal, and a person has to look at it", "coord status --watch, without --verbose; with --json it prints one document a line",
                ["coord", "status", "--watch", "--json"]);
    }

    private static StatusCommand From(Arguments arguments)
    {
        var (exitCode, all, watch) = (arguments.Flag(ExitCodeOption), arguments.Flag(AllOption), arguments.Flag(WatchOption));
        var (every, lasting) = (arguments.Duration(EveryOption), arguments.Duration(ForOption));
        if (!watch && (every is not null || lasting is not null))
        {
            throw new UsageException("--every and --for go with --watch", "coord status", ["coord", "status", "--watch"]);
        }

        if (watch && (exitCode || all || arguments.Flag(GlobalOptions.QuietOption)))
        {
            throw arguments.Contradiction("--watch excludes --exit-code, --all and --quiet", "coord status");
        }

        return every < Shortest
            ? throw arguments.Contradiction("--every takes a second at least", "coord status")
            : new StatusCommand(exitCode, all, watch, every, lasting);
    }
}
