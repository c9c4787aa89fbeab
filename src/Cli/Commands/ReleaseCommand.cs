using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord release</c></summary>
internal sealed record ReleaseCommand(string? PrdId, bool Incomplete) : CliCommand
{
    private static readonly OptionSpec IncompleteOption = new("--incomplete", null, "Release although stories are open");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "release",
        Summary = "Finish a PRD: merge its branch, archive it, free the lock",
        Notes =
        [
            "One commit does all of it. What lands is the branch on the remote; a local one that is ahead is pushed first. A merge conflict merges nothing, marks the lock as blocked and exits 10.",
        ],
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds") { Offers = Offer.HeldPrd }],
        Options = [IncompleteOption],
        Examples = ["coord release", "coord release print-templates --incomplete"],
        Make = arguments => new ReleaseCommand(arguments.Word(0), arguments.Flag(IncompleteOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken) => Answer.Of(
        run.Again, await run.Coordinator.ReleaseAsync(new ReleaseRequest(PrdId) { Incomplete = Incomplete }, cancellationToken), EndReplies.Of);
}
