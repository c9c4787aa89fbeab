using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord resume</c></summary>
internal sealed record ResumeCommand(string PrdId, bool Wait, bool Now, bool Checkout) : CliCommand
{
    private static readonly OptionSpec WaitOption = new("--wait", null, "Wait until the holder has answered or its time is up (the default on a terminal)");
    private static readonly OptionSpec CheckoutOption = new("--checkout", null, "Check the feature branch out here; refused when the tree is dirty");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "resume",
        Summary = "Take over the PRD of a session that is silent",
        Notes =
        [
            "The first call asks the holder whether it lives and exits 75 with the time after which to ask again; the next one takes over when it has not answered. With --wait one call does both.",
        ],
        Arguments = [new("PRD", true, "Its id, with or without the prd- prefix") { Offers = Offer.HeldPrd }],
        Options = [WaitOption, TakeoverOptions.Now, CheckoutOption],
        Examples = ["coord resume print-templates", "coord resume print-templates --wait", "coord resume print-templates --now --yes   # skips the rule, and is recorded"],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        if (Now && !await TakeoverOptions.ConfirmNowAsync(run, cancellationToken))
        {
            return TakeoverOptions.Declined(run);
        }

        var request = new ResumeRequest(PrdId) { Now = Now, Checkout = Checkout };
        var result = await TakeoverWait.UntilAsync(
            run, Wait || run.Conversation.PersonIsThere, token => run.Coordinator.ResumeAsync(request, token), cancellationToken);
        return Answer.Of(run.Again, result, claim => ClaimReply.Of(Name, claim));
    }

    private static ResumeCommand From(Arguments arguments)
    {
        var (wait, now) = (arguments.Flag(WaitOption), arguments.Flag(TakeoverOptions.Now));
        return wait && now
            ? throw arguments.Contradiction("--wait and --now exclude each other", "coord resume")
            : new ResumeCommand(arguments.Word(0) ?? "", wait, now, arguments.Flag(CheckoutOption));
    }
}
