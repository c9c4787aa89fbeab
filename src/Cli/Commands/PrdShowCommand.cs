using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prd show</c></summary>
internal sealed record PrdShowCommand(string PrdId) : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "prd show",
        Summary = "Show one PRD with its stories and who holds it",
        Arguments = [new("PRD", true, "Its id, with or without the prd- prefix")],
        Examples = ["coord prd show print-templates", "coord prd show print-templates --json"],
        Make = arguments => new PrdShowCommand(arguments.Word(0) ?? ""),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Answer.Of(run.Again, await run.Coordinator.ShowPrdAsync(PrdId, cancellationToken), PrdReplies.Of);
}
