using Coordination.Cli.Output;
using Coordination.Cli.Parsing;
using Coordination.Cli.Running;

namespace Coordination.Cli.Commands;

/// <summary>What resume, abandon and unclaim share: <c>--now</c>.</summary>
internal static class TakeoverOptions
{
    public static readonly OptionSpec Now = new("--now", null, "Do not wait for the holder to answer; recorded, and needs a person or --yes");

    /// <exception cref="UsageException">Nobody is there to ask, and nobody said <c>--yes</c>.</exception>
    public static Task<bool> ConfirmNowAsync(CliRun run, CancellationToken cancellationToken) =>
        run.Conversation.ConfirmAsync("take the lock without giving its holder time to answer?", run.Again.Action, cancellationToken);

    public static Reply Declined(CliRun run) => Reply.Failed(
        run.Again.Command,
        Problem.Of(ErrorCodes.Cancelled, "nothing was done", "coord " + run.Again.Command, NextAction.Coord("status")));
}
