using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Decides one operation on the state at the end of a chain, and adds its commit when it is accepted.</summary>
internal sealed class Deliberation(LocalClone clone, StateTip tip)
{
    public async Task DecideAsync(PublishRun run, Operation operation, CommitChain chain, CancellationToken cancellationToken)
    {
        var tree = await chain.OpenTreeAsync(cancellationToken).ConfigureAwait(false);
        var tipNow = chain.Snapshot;
        if (operation.Mend is { } mend)
        {
            tipNow = tipNow.Problem is null ? tipNow : await mend(tipNow, tree, cancellationToken).ConfigureAwait(false);
            if (chain.Snapshot.Problem is null || tipNow.Problem is not null)
            {
                run.Add(operation, tipNow.Problem is { } still ? new Decision.Refused(still) : new Decision.Unchanged(null, null), tipNow, null);
                return;
            }
        }

        var stamp = new Stamp(tipNow.State, clone.Now, tip.Age, SightingFile.Load(clone.Repository));
        var command = operation.Command(stamp) with { OpId = run.OpIdOf(operation) };
        var (decision, snapshot) = await WeighAsync(tipNow, command, operation.Report, tree, cancellationToken).ConfigureAwait(false);
        if (decision is Decision.Accepted accepted)
        {
            if (await chain.AddAsync(operation, command, accepted, snapshot, tree, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                decision = new Decision.Refused(refusal);
            }
            else
            {
                operation.BeforePush?.Invoke(command, accepted);
            }
        }

        run.Add(operation, decision, snapshot, new Decided(command, stamp));
    }

    /// <summary>Decides a command, and gives the snapshot with all that the decision needed.</summary>
    /// <param name="report">As <see cref="Operation.Report"/>.</param>
    public static async Task<(Decision Decision, TipSnapshot Snapshot)> WeighAsync(
        TipSnapshot snapshot, Command command, Func<TipSnapshot, TreeEditor, CancellationToken, Task<TipSnapshot>>? report, TreeEditor tree,
        CancellationToken cancellationToken)
    {
        snapshot = await LoadAsync(snapshot, command, command.PrdId ?? OwnPrd(snapshot, command), tree, cancellationToken).ConfigureAwait(false);
        if (snapshot.StoriesProblem is { } damaged && NeedsStories(command))
        {
            return (new Decision.Refused(damaged), snapshot);
        }

        if (report is not null)
        {
            snapshot = await report(snapshot, tree, cancellationToken).ConfigureAwait(false);
        }

        var decision = Transition.Decide(snapshot.State, command);
        // The document of what was chosen may change the choice: its branch name counts.
        for (var loaded = new HashSet<string>();
             decision is Decision.Accepted { Lock.PrdId: { } chosen } && !snapshot.State.Stories.ContainsKey(PrdName.Key(chosen)) && loaded.Add(chosen);)
        {
            snapshot = await LoadAsync(snapshot, command, chosen, tree, cancellationToken).ConfigureAwait(false);
            decision = Transition.Decide(snapshot.State, command);
        }

        return (decision, snapshot);
    }

    private static async Task<TipSnapshot> LoadAsync(
        TipSnapshot snapshot, Command command, string? prdId, TreeEditor tree, CancellationToken cancellationToken)
    {
        if (prdId is null)
        {
            return snapshot;
        }

        snapshot = await SnapshotReader.WithStoriesAsync(snapshot, prdId, tree, cancellationToken).ConfigureAwait(false);
        return command switch
        {
            ReleaseCommand or AbandonCommand => await SnapshotReader.WithArchivesAsync(snapshot, tree, cancellationToken).ConfigureAwait(false),
            PrdAddCommand or PrdReadyCommand => await SnapshotReader.WithPrdFilesAsync(snapshot, prdId, tree, cancellationToken).ConfigureAwait(false),
            _ => snapshot,
        };
    }

    private static bool NeedsStories(Command command) =>
        command is ReleaseCommand or BeginLandingCommand or HeartbeatCommand { CompletedStory: not null } or HeartbeatCommand { CurrentStory: not null };

    private static string? OwnPrd(TipSnapshot snapshot, Command command) =>
        snapshot.State.LocksHeldBy(command.Caller.SessionId).FirstOrDefault()?.PrdId;
}
