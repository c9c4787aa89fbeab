using Coordination.Protocol;

namespace Coordination;

/// <summary>The seed's answer to a conflict: the lock is blocked, with the reason and the files, and pushed.</summary>
internal sealed class ConflictBlock(OpenState state, string session, AckNote acknowledge)
{
    /// <summary>Blocks the lock; gives the conflict with whether that could be done.</summary>
    public async Task<MergeConflictRefusal> NoteAsync(string? prdId, MergeConflictRefusal conflict, CancellationToken cancellationToken)
    {
        var reason = (conflict.OfRebase ? "rebase" : "merge") + $" conflict with {conflict.Target}";
        var outcome = await state.PublishAsync(
            session,
            state.Operation(session, (stamp, caller, opId) => new BlockCommand(caller, stamp.Now, opId, prdId, reason, conflict.Files)),
            cancellationToken).ConfigureAwait(false);
        acknowledge(state, "block", session, prdId, outcome);
        return conflict with { LockBlocked = outcome.Refusal is null };
    }
}
