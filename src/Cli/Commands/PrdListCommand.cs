using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prd list</c></summary>
internal sealed record PrdListCommand : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "prd list",
        Summary = "List the PRDs: open ones, then completed, then abandoned",
        Examples = ["coord prd list", "coord prd list --json"],
        Make = _ => new PrdListCommand(),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Answer.Of(run.Again, await run.Coordinator.ListPrdsAsync(cancellationToken), PrdReplies.Of);
}
