using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git.Spool;

/// <summary>
/// A follower's outcome, from what the leader told it. The same command is decided again, on the same commit, at the same time: so it comes
/// out as the same decision with all its facts. What does not fit the objects is not believed.
/// </summary>
internal sealed class Replay(StateBranch branch, LocalClone clone)
{
    /// <summary>The outcome; null: what was told is not so.</summary>
    public async Task<OperationOutcome?> RebuildAsync(Operation operation, SpoolAnswer answer, CancellationToken cancellationToken)
    {
        branch.Tip.Reload();
        if (answer.On is not { } on || !await branch.Tip.HasAsync(answer.Commit ?? on, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var snapshot = await branch.ReadAtAsync(on, answer.Fence, cancellationToken).ConfigureAwait(false);
        if (snapshot.Problem is not null)
        {
            return null;
        }

        var stamp = new Stamp(snapshot.State, answer.Now, answer.TipAge, Sightings.None);
        var caller = new Caller(operation.Session!, answer.GrantOpId) { GrantPrd = answer.GrantPrd };
        var command = operation.Plain!.ToCommand(stamp, caller, answer.OpId)!;
        var tree = new TreeEditor(clone.Objects, new PackWriter(clone.Format));
        await tree.OpenAsync(snapshot.Tree, cancellationToken).ConfigureAwait(false);
        var (decision, decidedOn) = await Deliberation.WeighAsync(snapshot, command, null, tree, cancellationToken).ConfigureAwait(false);
        return await FitsAsync(decision, command, answer, cancellationToken).ConfigureAwait(false)
            ? new OperationOutcome(decision, decidedOn, answer.Commit, answer.Attempts)
            {
                OpId = answer.OpId,
                ServerWords = answer.Words,
                Decided = new Decided(command, stamp),
            }
            : null;
    }

    private async Task<bool> FitsAsync(Decision decision, Command command, SpoolAnswer answer, CancellationToken cancellationToken)
    {
        if (decision is not Decision.Accepted accepted)
        {
            return answer.Commit is null;
        }

        return answer.Commit is { } id
            && await clone.Objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false) is { } commit
            && commit.Parents is [var parent] && parent == answer.On
            && commit.Message.StartsWith(accepted.Subject, StringComparison.Ordinal)
            && CommitMessage.Parse(commit.Message) == new OperationStamp(command.Verb, command.OpId, command.Caller.SessionId, accepted.Lock?.Fence);
    }
}
