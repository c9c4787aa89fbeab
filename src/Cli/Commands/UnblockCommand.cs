using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord unblock</c></summary>
internal sealed record UnblockCommand(string? PrdId) : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "unblock",
        Summary = "Say that your work goes on",
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds")],
        Examples = ["coord unblock", "coord unblock --json"],
        Make = arguments => new UnblockCommand(arguments.Word(0)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) =>
        Answer.Of(run.Again, await run.Coordinator.UnblockAsync(new UnblockRequest(PrdId), cancellationToken), held => BlockReply.Of(Name, held));
}
