using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord status</c></summary>
internal sealed record StatusCommand(bool ExitCode) : CliCommand
{
    private static readonly OptionSpec ExitCodeOption = new("--exit-code", null, "Exit 1 when a lock is stale or blocked");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "status",
        Summary = "Show who works on what, what needs attention, and what is free",
        Notes = ["Asks the remote first, for at most 2 seconds; without an answer it shows the last known state and says so. Writes nothing."],
        Options = [ExitCodeOption],
        Examples = ["coord status", "coord status --json", "coord status --exit-code   # for scripts: 1 when something needs attention"],
        Make = arguments => new StatusCommand(arguments.Flag(ExitCodeOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Answer.Of(run.Again, await run.Coordinator.StatusAsync(cancellationToken), status => StatusReply.Of(status, ExitCode));
}
