using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prd ready</c></summary>
internal sealed record PrdReadyCommand(string PrdId) : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "prd ready",
        Summary = "Make a draft ready to be claimed, or bring an abandoned PRD back",
        Notes =
        [
            "A draft moves from docs/drafts/ to docs/prds/. What was abandoned comes back from its archive, without its commits: the reason.md there says where they are kept.",
        ],
        Arguments = [new("PRD", true, "Its id, with or without the prd- prefix")],
        Examples = ["coord prd ready print-templates", "coord prd ready print-templates --json"],
        Make = arguments => new PrdReadyCommand(arguments.Word(0) ?? ""),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Answer.Of(
            run.Again, await run.Coordinator.ReadyPrdAsync(new ReadyPrdRequest(PrdId), cancellationToken), ready => PrdOpenedReply.Of(Name, ready));
}
