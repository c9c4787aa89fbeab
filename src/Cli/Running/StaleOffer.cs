using Coordination.Cli.Commands;
using Coordination.Cli.Output;

namespace Coordination.Cli.Running;

/// <summary>Asks a person what to do about a lock whose holder is silent (seed, "Stale Session Resolution").</summary>
internal static class StaleOffer
{
    /// <returns>What the choice came to; null when the lock is left alone.</returns>
    public static async Task<Reply?> MakeAsync(CliRun run, string prdId, string holder, CancellationToken cancellationToken)
    {
        var answer = await run.Conversation.AskAsync(
            $"{prdId} is held by {holder}, who is silent. [r]esume it, [a]bandon it, or [s]kip?", cancellationToken);
        if (answer.StartsWith("r", StringComparison.OrdinalIgnoreCase))
        {
            return await new ResumeCommand(prdId, Wait: true, Now: false, Checkout: false).RunAsync(run.For("resume", prdId), cancellationToken);
        }

        if (answer.StartsWith("a", StringComparison.OrdinalIgnoreCase))
        {
            return await new AbandonCommand(prdId, Reason: null, Now: false).RunAsync(run.For("abandon", prdId), cancellationToken);
        }

        return null;
    }
}
