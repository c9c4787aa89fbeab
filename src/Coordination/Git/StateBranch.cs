using System.Collections.Immutable;
using Coordination.Git.Spool;

namespace Coordination.Git;

/// <summary>
/// The state ref, and the one way to change it. Each round: read the tip, decide every command on it, build a chain of commits from
/// objects, push it by compare-and-swap. A lost race is decided again on the new tip, never rebased. What an answer means is
/// judged by the tip:
/// <list type="bullet">
/// <item>our commit is in the tip's history: it happened, whatever was said;</item>
/// <item>the tip moved without it: lost for certain, because the compare-and-swap can't succeed any more;</item>
/// <item>the tip stands and the answer was a definite no: policy, or the same no twice means the remote can't move the ref;</item>
/// <item>the tip stands and the answer was unclear: the same commit is pushed again until the tip moves or the budget ends, and
/// then the outcome is unknown: it may still land.</item>
/// </list>
/// </summary>
internal sealed class StateBranch(LocalClone clone, StateLocation location, IStateRef target, StateTip tip)
{
    private readonly TipReader reader = new(clone, location, tip);

    public StateLocation Location => location;

    public StateTip Tip => tip;

    public IStateRef Target => target;

    /// <summary>Reads what this clone knows; the remote is asked only where it knows nothing.</summary>
    public async Task<TipSnapshot> RecallAsync(CancellationToken cancellationToken)
    {
        if (tip.Oid is null && !(clone.Options.Offline && target.IsRemote)
            && (await tip.FetchAsync([], clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
        {
            return new TipSnapshot { Problem = refusal };
        }

        return await reader.ReadAsync(note: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what this clone knows; asks the remote first where it can.</summary>
    public async Task<StateLook> LookAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var refusal = clone.Options.Offline
            ? new RemoteRefusal(ErrorCodes.RemoteUnreachable, location.StateRef, "not asked (--offline)")
            : (await tip.FetchAsync([], timeout, cancellationToken).ConfigureAwait(false)).Refusal;
        if (clone.Options.Offline)
        {
            tip.Reload();
        }

        var snapshot = await reader.ReadAsync(note: refusal is null, cancellationToken).ConfigureAwait(false);
        return new(snapshot, refusal);
    }

    /// <summary>The snapshot with the stories of a PRD.</summary>
    public Task<TipSnapshot> WithStoriesAsync(TipSnapshot snapshot, string prdId, CancellationToken cancellationToken) =>
        reader.WithStoriesAsync(snapshot, prdId, cancellationToken);

    /// <summary>The snapshot as it is when its files are those of an edited tree.</summary>
    public Task<TipSnapshot> ReadTreeAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken) =>
        reader.ReadTreeAsync(snapshot, tree, cancellationToken);

    /// <summary>The state at a commit of the history, as it was when this was the highest fence that was known.</summary>
    public Task<TipSnapshot> ReadAtAsync(string? oid, long fence, CancellationToken cancellationToken) => reader.ReadAtAsync(oid, fence, cancellationToken);

    /// <summary>Publishes the operations that are accepted as one chain of commits, and tells what each came to.</summary>
    /// <param name="followers">Processes whose commands are taken along; null: none.</param>
    /// <param name="waited">How much of the time is spent already.</param>
    public async Task<ImmutableArray<OperationOutcome>> PublishAsync(
        ImmutableArray<Operation> operations, CancellationToken cancellationToken, Followers? followers = null, TimeSpan waited = default)
    {
        var run = new PublishRun(operations, clone, waited);
        return clone.Options.Offline && target.IsRemote
            ? run.RefuseAll(new RemoteRefusal(ErrorCodes.RemoteUnreachable, location.StateRef, "not asked (--offline)"), new TipSnapshot())
            : await new Publication(this, clone, reader, run, followers).SendAsync(cancellationToken).ConfigureAwait(false);
    }
}
