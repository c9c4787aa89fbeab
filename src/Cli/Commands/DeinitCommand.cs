using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord deinit</c></summary>
internal sealed record DeinitCommand(bool DryRun) : CliCommand
{
    private static readonly OptionSpec DryRunOption = new("--dry-run", null, "Say what would be written, and write nothing");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "deinit",
        Summary = "Take back what init did; refused while anybody holds a lock",
        Options = [DryRunOption],
        Examples = ["coord deinit --dry-run", "coord deinit"],
        Make = arguments => new DeinitCommand(arguments.Flag(DryRunOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) => Answer.Of(
        run.Again, await run.Coordinator.DeinitAsync(new DeinitRequest { DryRun = DryRun }, cancellationToken), done => InitReply.Of(Name, done));
}
