using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord abandon</c></summary>
internal sealed record AbandonCommand(string? PrdId, string? Reason, bool Now) : CliCommand
{
    private static readonly OptionSpec ReasonOption = new("--reason", "TEXT", "Why, for reason.md in the archive");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "abandon",
        Summary = "Give a PRD up for good; its commits are kept under a backup ref",
        Notes =
        [
            "The PRD and the reason go to docs/abandoned/ on the state branch. The PRD of another session is given up by the takeover rule only: see coord help resume.",
        ],
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds") { Offers = Offer.HeldPrd }],
        Options = [ReasonOption, TakeoverOptions.Now],
        Examples = ["coord abandon --reason \"the vendor dropped the API\"", "coord abandon print-templates --reason superseded"],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var reason = Reason ?? await AskReasonAsync(run, cancellationToken);
        if (string.IsNullOrWhiteSpace(reason) || (Now && !await TakeoverOptions.ConfirmNowAsync(run, cancellationToken)))
        {
            return TakeoverOptions.Declined(run);
        }

        var request = new AbandonRequest(PrdId, reason) { Now = Now };
        var result = await TakeoverWait.UntilAsync(
            run, run.Conversation.PersonIsThere, token => run.Coordinator.AbandonAsync(request, token), cancellationToken);
        return Answer.Of(run.Again, result, EndReplies.Of);
    }

    private static Task<string> AskReasonAsync(CliRun run, CancellationToken cancellationToken) => run.Conversation.PersonIsThere
        ? run.Conversation.AskAsync("why is it given up?", cancellationToken)
        : throw Conversation.Unanswered("why is it given up?", "pass --reason TEXT", run.Again.With("--reason", "TEXT"));

    private static AbandonCommand From(Arguments arguments) => arguments.Value(ReasonOption) is { } reason && string.IsNullOrWhiteSpace(reason)
        ? throw new UsageException("the reason is empty", "option --reason of coord abandon", ["coord", "abandon", "--help"])
        : new AbandonCommand(arguments.Word(0), arguments.Value(ReasonOption), arguments.Flag(TakeoverOptions.Now));
}
