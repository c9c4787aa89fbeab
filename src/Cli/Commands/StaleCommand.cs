using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord stale</c></summary>
internal sealed record StaleCommand(bool ExitCode) : CliCommand
{
    private static readonly OptionSpec ExitCodeOption = new("--exit-code", null, "Exit 1 when there are any");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "stale",
        Summary = "List the locks of silent sessions, with the command that mends each",
        Notes = ["On a terminal it offers to resume, abandon or skip each. Writes nothing by itself."],
        Options = [ExitCodeOption],
        Examples = ["coord stale", "coord stale --json --exit-code"],
        Make = arguments => new StaleCommand(arguments.Flag(ExitCodeOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var result = await run.Coordinator.StaleAsync(cancellationToken);
        var reply = Answer.Of(run.Again, result, found => StaleReply.Of(found, ExitCode));
        return result.Ok && !ExitCode && run.Conversation.PersonIsThere ? await OfferAsync(run, result.Value, reply, cancellationToken) : reply;
    }

    private static async Task<Reply> OfferAsync(CliRun run, StaleResult found, Reply reply, CancellationToken cancellationToken)
    {
        run.Conversation.Say(reply);
        Reply? last = null;
        foreach (var held in found.Locks.Where(held => held is { Stale: true, Mine: false, PrdId: not null }))
        {
            if (await StaleOffer.MakeAsync(run, held.PrdId!, held.SessionId, cancellationToken) is { } taken)
            {
                if (last is not null)
                {
                    run.Conversation.Say(last);
                }

                last = taken;
            }
        }

        return last ?? new Reply("stale");
    }
}
