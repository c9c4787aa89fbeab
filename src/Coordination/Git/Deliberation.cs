using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Decides one operation on the state at the end of a chain, and adds its commit when it is accepted.</summary>
internal sealed class Deliberation(LocalClone clone, StateTip tip)
{
    public async Task DecideAsync(PublishRun run, Operation operation, CommitChain chain, CancellationToken cancellationToken)
    {
        var tree = await chain.OpenTreeAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = chain.Snapshot;
        if (operation.Mend is { } mend)
        {
            snapshot = snapshot.Problem is null ? snapshot : await mend(snapshot, tree, cancellationToken).ConfigureAwait(false);
            if (chain.Snapshot.Problem is null || snapshot.Problem is not null)
            {
                run.Add(operation, snapshot.Problem is { } still ? new Decision.Refused(still) : new Decision.Unchanged(null, null), snapshot, null);
                return;
            }
        }

        var stamp = new Stamp(snapshot.State, clone.Now, tip.Age, SightingFile.Load(clone.Repository));
        var command = operation.Command(stamp) with { OpId = run.OpIdOf(operation) };
        snapshot = await LoadAsync(snapshot, command, command.PrdId ?? OwnPrd(snapshot, command), tree, cancellationToken).ConfigureAwait(false);
        if (snapshot.StoriesProblem is { } damaged && NeedsStories(command))
        {
            run.Add(operation, new Decision.Refused(damaged), snapshot, null);
            return;
        }

        if (operation.Report is not null)
        {
            snapshot = await operation.Report(snapshot, tree, cancellationToken).ConfigureAwait(false);
        }

        var decision = Transition.Decide(snapshot.State, command);
        // The document of what was chosen may change the choice: its branch name counts.
        for (var loaded = new HashSet<string>();
             decision is Decision.Accepted { Lock.PrdId: { } chosen } && !snapshot.State.Stories.ContainsKey(PrdName.Key(chosen)) && loaded.Add(chosen);)
        {
            snapshot = await LoadAsync(snapshot, command, chosen, tree, cancellationToken).ConfigureAwait(false);
            decision = Transition.Decide(snapshot.State, command);
        }

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

        run.Add(operation, decision, snapshot, null);
    }

    private static async Task<TipSnapshot> LoadAsync(
        TipSnapshot snapshot, Command command, string? prdId, TreeEditor tree, CancellationToken cancellationToken)
    {
        if (prdId is null)
        {
            return snapshot;
        }

        snapshot = await SnapshotReader.WithStoriesAsync(snapshot, prdId, tree, cancellationToken).ConfigureAwait(false);
        return command is ReleaseCommand or AbandonCommand
            ? await SnapshotReader.WithArchivesAsync(snapshot, tree, cancellationToken).ConfigureAwait(false)
            : snapshot;
    }

    private static bool NeedsStories(Command command) =>
        command is ReleaseCommand or BeginLandingCommand or HeartbeatCommand { CompletedStory: not null } or HeartbeatCommand { CurrentStory: not null };

    private static string? OwnPrd(TipSnapshot snapshot, Command command) =>
        snapshot.State.LocksHeldBy(command.Caller.SessionId).FirstOrDefault()?.PrdId;
}
