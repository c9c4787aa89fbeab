using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Replies;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary><c>coord claim</c></summary>
internal sealed record ClaimCommand(string? PrdId, bool AllowConflict, bool Checkout) : CliCommand
{
    private static readonly OptionSpec NextOption = new("--next", null, "Take the next free PRD: by priority, then fewest conflicts, then order");
    private static readonly OptionSpec AllowConflictOption = new("--allow-conflict", null, "Claim although an active PRD touches much the same files");
    private static readonly OptionSpec CheckoutOption = new("--checkout", null, "Check the feature branch out here; refused when the tree is dirty");

    public static CommandSpec Spec { get; } = new()
    {
        Path = "claim",
        Summary = "Take a PRD, so that no other session works on it",
        Notes =
        [
            "One commit on the state branch; your working tree, index and branch stay as they are unless you pass --checkout. A second claim of what you hold answers ok.",
        ],
        Arguments = [new("PRD", false, "Its id, with or without the prd- prefix") { Offers = Offer.FreePrd }],
        Options = [NextOption, AllowConflictOption, CheckoutOption],
        Examples =
        [
            "coord claim print-templates", "coord claim --next --json", "coord claim print-templates --checkout   # and go to its branch",
        ],
        Make = From,
    };

    public override string Name => Spec.Path;

    public override async Task<Reply> RunAsync(CliRun run, CancellationToken cancellationToken)
    {
        var request = new ClaimRequest(PrdId) { AllowConflict = AllowConflict, Checkout = Checkout };
        var result = await run.Coordinator.ClaimAsync(request, cancellationToken);
        if (result.Refusal is HeldRefusal { Stale: true } held && run.Conversation.PersonIsThere
            && await StaleOffer.MakeAsync(run, held.PrdId, held.Holder, cancellationToken) is { } taken)
        {
            return taken;
        }

        return Answer.Of(run.Again, result, claim => ClaimReply.Of(Name, claim));
    }

    private static ClaimCommand From(Arguments arguments)
    {
        var prd = arguments.Word(0);
        if (prd is null == !arguments.Flag(NextOption))
        {
            throw new UsageException(
                prd is null ? "say which PRD to claim, or --next" : "a PRD and --next exclude each other", "coord claim",
                prd is null ? ["coord", "claim", "--next"] : ["coord", "claim", "--help"]);
        }

        return new ClaimCommand(prd, arguments.Flag(AllowConflictOption), arguments.Flag(CheckoutOption));
    }
}
