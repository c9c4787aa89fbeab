using System.Collections.Immutable;
using Coordination.Git.Spool;
using Coordination.Protocol;

namespace Coordination;

public sealed partial class Coordinator
{
    private const int LongestReason = 1000;

    /// <summary>Says that the holder's work stands still, and why. The lock stays; nobody takes it for stale.</summary>
    /// <param name="request">What stands still.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>How the lock stands, or why it can't be blocked.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<BlockResult>> BlockAsync(BlockRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("block", request.PrdId, token => BlockInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<BlockResult>> BlockInTurnAsync(BlockRequest request, CancellationToken cancellationToken)
    {
        ImmutableArray<string> files = [.. request.Files.Select(file => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file).Distinct()];
        if ((GateId(request.PrdId) ?? GatePath(files)) is { } invalid)
        {
            return Result<BlockResult>.Refuse(invalid);
        }

        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        reason = reason?.Length > LongestReason ? reason[..LongestReason] : reason;
        return await WriteLockAsync(PlainCommand.Block(request.PrdId, reason, files), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that the holder's work goes on.</summary>
    /// <param name="request">What goes on.</param>
    /// <param name="cancellationToken">Gives up; a push that is on its way may still land.</param>
    /// <returns>How the lock stands, or why it can't be unblocked.</returns>
    /// <exception cref="CoordinationException">The environment does not allow it.</exception>
    public Task<Result<BlockResult>> UnblockAsync(UnblockRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("unblock", request.PrdId, token => UnblockInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<BlockResult>> UnblockInTurnAsync(UnblockRequest request, CancellationToken cancellationToken)
    {
        return GateId(request.PrdId) is { } invalid
            ? Result<BlockResult>.Refuse(invalid)
            : await WriteLockAsync(PlainCommand.Unblock(request.PrdId), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Result<BlockResult>> WriteLockAsync(PlainCommand command, CancellationToken cancellationToken)
    {
        var state = await OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = state.NewSession();
        var outcome = await state.PublishAsync(session, state.Operation(session, command), cancellationToken).ConfigureAwait(false);
        Acknowledge(state, command.Verb, session, command.PrdId, outcome);
        if (outcome.Refusal is { } refusal)
        {
            return Result<BlockResult>.Refuse(refusal);
        }

        var held = outcome.Decision switch
        {
            Decision.Accepted accepted => accepted.Lock!,
            Decision.Unchanged unchanged => unchanged.Lock!,
            _ => throw new System.Diagnostics.UnreachableException(outcome.Decision.ToString()),
        };
        state.Identity.Keep(session).Save();
        return Result<BlockResult>.Of(new BlockResult
        {
            SessionId = session,
            PrdId = held.PrdId ?? "",
            Status = Words.Of(held),
            Reason = held.BlockedReason,
            Files = held.ConflictFiles,
            Fence = held.Fence ?? 0,
            Already = outcome.Commit is null,
        });
    }

    private static PreconditionRefusal? GatePath(ImmutableArray<string> files) => files.FirstOrDefault(file => !StatePath.IsSafe(file)) is { } outside
        ? new PreconditionRefusal(ErrorCodes.InvalidName, "A file is named from the root of the repository, with slashes, never upwards.", outside, "coord help block")
        : null;
}
