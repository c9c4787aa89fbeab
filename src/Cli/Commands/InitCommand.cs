using Coordination.Cli.Agents;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Refusals;
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
            "With --agents-md it also puts a block for agents between two markers into AGENTS.md, and a pointer into CLAUDE.md: the only files of your working tree that coord ever writes, and you commit them. Text outside the markers is not touched. Edits inside are noticed: they are overwritten only with --yes, and a copy is kept. Where coordination is on already, only these files are written.",
        ],
        Options = [DryRunOption, StateRefOption, RemoteOption, AgentsMd.Option],
        Examples = ["coord init --dry-run", "coord init", "coord init --agents-md   # and tell agents how to use it", "coord init --state-ref refs/heads/coord-state"],
        Make = arguments => new InitCommand(arguments.Flag(DryRunOption), arguments.Value(StateRefOption), arguments.Value(RemoteOption))
        {
            TellAgents = arguments.Flag(AgentsMd.Option),
        },
    };

    public override string Name => Spec.Path;

    /// <summary>Keep the block in <c>AGENTS.md</c>.</summary>
    public bool TellAgents { get; init; }

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        // What is wrong with a file is found before anything is pushed.
        var plan = TellAgents ? AgentsMd.Plan(run, takeOut: false) : null;
        if (plan?.Refusal is { } refusal)
        {
            return Reply.Failed(Name, RefusalText.Of(refusal, run.Again));
        }

        var request = new InitRequest { DryRun = DryRun, StateRef = StateRef, Remote = Remote };
        var result = await run.Coordinator.InitAsync(request, cancellationToken);
        return Answer.Of(run.Again, result, done => plan?.Value is { } files
            ? AgentsMd.Finish(run, files, DryRun, changes => InitReply.Of(Name, done, changes))
            : InitReply.Of(Name, done));
    }
}
