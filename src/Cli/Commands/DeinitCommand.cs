using Coordination.Cli.Agents;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord deinit</c></summary>
internal sealed record DeinitCommand(bool DryRun) : CliCommand
{
    private static readonly OptionSpec DryRunOption = new("--dry-run", null, "Say what would be written, and write nothing");
    private static readonly OptionSpec AgentsMdOption = AgentsMd.Option with
    {
        Description = $"Only take the block out of {AgentsMd.File} and the pointer out of {AgentsMd.PointerFile}; coordination stays on",
    };

    public static CommandSpec Spec { get; } = new()
    {
        Path = "deinit",
        Summary = "Take back what init did; refused while anybody holds a lock",
        Notes =
        [
            "PRDs and archives stay, and so does the block in AGENTS.md until you pass --agents-md. That leaves the files as they were, or removes them where they were made for the block and hold nothing else.",
        ],
        Options = [DryRunOption, AgentsMdOption],
        Examples = ["coord deinit --dry-run", "coord deinit", "coord deinit --agents-md   # only the block in AGENTS.md"],
        Make = arguments => new DeinitCommand(arguments.Flag(DryRunOption)) { OnlyAgentsMd = arguments.Flag(AgentsMdOption) },
    };

    public override string Name => Spec.Path;

    /// <summary>Take the block out of <c>AGENTS.md</c>, and nothing else.</summary>
    public bool OnlyAgentsMd { get; init; }

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        if (OnlyAgentsMd)
        {
            return Answer.Of(
                run.Again, AgentsMd.Plan(run, takeOut: true), plan => AgentsMd.Finish(run, plan, DryRun, changes => InitReply.OfFiles(Name, changes, DryRun)));
        }

        var result = await run.Coordinator.DeinitAsync(new DeinitRequest { DryRun = DryRun }, cancellationToken);
        return Answer.Of(run.Again, result, done => InitReply.Of(Name, done));
    }
}
