using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Refusals;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord prime</c></summary>
internal sealed record PrimeCommand : CliCommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Path = "prime",
        Summary = "Tell an agent who it is, what it holds and what is next",
        Notes =
        [
            "At most 1,000 tokens of plain text, for the start of an agent's conversation: the session, its PRD with the stories that are left, what others hold, and the five commands of the day. Titles and reasons of others are cut short and stand in quotes.",
            "Made for a hook: it writes nothing, waits for the remote as long as status does, and answers in a few words and with exit 0 where there is no repository, no coordination, or something to mend.",
        ],
        Examples = ["coord prime", "coord prime --offline   # what this clone knows already", "coord prime --json"],
        Make = _ => new PrimeCommand(),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        try
        {
            // Also the first question to a remote must not hold an agent up.
            var options = run.Options();
            await using var coordinator = Coordinator.Open(run.WorkingDirectory, options with { FetchTimeout = options.ReadFetchTimeout });
            var result = await coordinator.PrimeAsync(cancellationToken);
            return result.Ok
                ? PrimeReply.Of(result.Value) with { Warnings = run.Globals.Json ? result.Warnings : [] }
                : PrimeReply.OfProblem(RefusalText.Of(result.Refusal, run.Again));
        }
        catch (CoordinationException failure)
        {
            return PrimeReply.OfProblem(ErrorText.Of(failure, run.Again));
        }
    }
}
