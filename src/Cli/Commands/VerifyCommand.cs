using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord verify</c></summary>
internal sealed record VerifyCommand(string? Range, string? Acks) : CliCommand
{
    private static readonly OptionSpec AcksOption = new("--acks", "FILE", "What clients were told, written under COORD_ACKS");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "verify",
        Summary = "Prove that every step of the history is legal",
        Notes =
        [
            "Walks every commit that changes a state file. With --acks it also proves that nothing acknowledged is missing or doubled. Exit 7 when something is illegal; commits made by hand are counted, and are no violation by themselves.",
        ],
        Arguments = [new("RANGE", false, "Commits as git rev-list takes them; else the whole history")],
        Options = [AcksOption],
        Examples = ["coord verify", "coord verify v1.0..origin/main", "coord verify --acks /tmp/acks --json"],
        Make = arguments => new VerifyCommand(arguments.Word(0), arguments.Value(AcksOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var acks = Acks is null ? null : Path.GetFullPath(Acks, run.WorkingDirectory);
        return Answer.Of(run.Again, await run.Coordinator.VerifyAsync(new VerifyRequest(Range, acks), cancellationToken), VerifyReply.Of);
    }
}
