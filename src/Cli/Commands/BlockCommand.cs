using System.Collections.Immutable;
using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord block</c></summary>
internal sealed record BlockCommand(string? PrdId, string? Reason, ImmutableArray<string> Files) : CliCommand
{
    private static readonly OptionSpec ReasonOption = new("--reason", "TEXT", "Why, for the others");
    private static readonly OptionSpec FileOption = new("--file", "PATH", "A file in question, from the root of the repository; repeatable") { Repeats = true };

    public static CommandSpec Spec { get; } = new()
    {
        Path = "block",
        Summary = "Say that your work stands still, and why",
        Notes =
        [
            "The PRD stays yours: a blocked lock never counts as stale, and heartbeats are left out until coord unblock. coord status shows the reason to everybody. Give a PRD back with coord unclaim if somebody else could go on.",
        ],
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds")],
        Options = [ReasonOption, FileOption],
        Examples = ["coord block --reason \"waits for the vendor's key\"", "coord block --reason \"merge conflict\" --file src/print.cs --file src/layout.cs"],
        Make = arguments => new BlockCommand(arguments.Word(0), arguments.Value(ReasonOption), arguments.Values(FileOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = new BlockRequest(PrdId) { Reason = Reason, Files = Files };
        return Answer.Of(run.Again, await run.Coordinator.BlockAsync(request, cancellationToken), held => BlockReply.Of(Name, held));
    }
}
