using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord init</c></summary>
internal sealed record InitCommand(bool DryRun, string? StateRef, string? Remote) : CliCommand
{
    private static readonly OptionSpec DryRunOption = new("--dry-run", null, "Say what would be written, and write nothing");
    private static readonly OptionSpec StateRefOption = new("--state-ref", "REF", "Where the state lives (else the default branch)");
    private static readonly OptionSpec RemoteOption = new("--remote", "NAME", "The remote (else the one configured, or origin)");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "init",
        Summary = "Set coordination up: state files, folders and the switch, in one commit",
        Notes =
        [
            "The push of that commit also tells whether the remote allows it. Where the default branch is protected, or starts builds and deployments, give the state a ref of its own.",
        ],
        Options = [DryRunOption, StateRefOption, RemoteOption],
        Examples = ["coord init --dry-run", "coord init", "coord init --state-ref refs/heads/coord-state"],
        Make = arguments => new InitCommand(arguments.Flag(DryRunOption), arguments.Value(StateRefOption), arguments.Value(RemoteOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = new InitRequest { DryRun = DryRun, StateRef = StateRef, Remote = Remote };
        return Answer.Of(run.Again, await run.Coordinator.InitAsync(request, cancellationToken), done => InitReply.Of(Name, done));
    }
}
