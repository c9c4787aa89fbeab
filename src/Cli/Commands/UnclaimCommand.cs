using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord unclaim</c></summary>
internal sealed record UnclaimCommand(string? PrdId, bool Now) : CliCommand
{
    private static readonly OptionSpec NowOption = TakeoverOptions.Now;

    public static CommandSpec Spec { get; } = new()
    {
        Path = "unclaim",
        Summary = "Give a PRD back; branch and worktree stay as they are",
        Notes = ["The PRD is ready for anybody again, with the work that is on its branch. That of another session is given back by the takeover rule only: see coord help resume."],
        Arguments = [new("PRD", false, "Its id; without one: the one that the session holds") { Offers = Offer.HeldPrd }],
        Options = [NowOption],
        Examples = ["coord unclaim", "coord unclaim print-templates   # of a session that is silent"],
        Make = arguments => new UnclaimCommand(arguments.Word(0), arguments.Flag(NowOption)),
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        if (Now && !await TakeoverOptions.ConfirmNowAsync(run, cancellationToken))
        {
            return TakeoverOptions.Declined(run);
        }

        var request = new UnclaimRequest(PrdId) { Now = Now };
        var result = await TakeoverWait.UntilAsync(
            run, run.Conversation.PersonIsThere, token => run.Coordinator.UnclaimAsync(request, token), cancellationToken);
        return Answer.Of(run.Again, result, EndReplies.Of);
    }
}
