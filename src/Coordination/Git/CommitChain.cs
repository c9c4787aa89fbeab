using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>Commits for a list of accepted operations, one on top of the other, built in memory from objects.</summary>
internal sealed class CommitChain(LocalClone clone, CommitWriter writer, TipSnapshot tip)
{
    private readonly PackWriter pack = new(clone.Format);
    private readonly List<string> commits = [];
    private readonly List<RefUpdate> refs = [];

    /// <summary>The state that the next operation is decided on.</summary>
    public TipSnapshot Snapshot { get; private set; } = tip;

    public string? Tip { get; } = tip.Oid;

    public IReadOnlyList<string> Commits => commits;

    /// <summary>Refs that have to move in the same step as the state ref.</summary>
    public IReadOnlyList<RefUpdate> Refs => refs;

    public async Task<TreeEditor> OpenTreeAsync(CancellationToken cancellationToken)
    {
        var tree = new TreeEditor(clone.Objects, pack);
        await tree.OpenAsync(Snapshot.Tree, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    /// <summary>Adds the commit of one accepted operation.</summary>
    public async Task<Refusal?> AddAsync(
        Operation operation, Command command, Decision.Accepted accepted, TipSnapshot decidedOn, TreeEditor tree, CancellationToken cancellationToken)
    {
        var work = operation.Merge is null
            ? new Work()
            : await operation.Merge(decidedOn, accepted, tree, cancellationToken).ConfigureAwait(false);
        if (work.Refusal is not null)
        {
            return work.Refusal;
        }

        await StateFiles.ApplyAsync(tree, accepted.Files, cancellationToken).ConfigureAwait(false);
        var locks = decidedOn.Locks.Patch(accepted.Next);
        var registry = decidedOn.Registry.Patch(accepted.Next);
        var newLocks = LocksDocument.Parse(locks, StatePath.Locks);
        var newRegistry = RegistryDocument.Parse(registry, StatePath.Registry);
        if ((newLocks.Problem ?? newRegistry.Problem) is { } problem)
        {
            // It would be too large to be read again.
            return problem.ToRefusal();
        }

        await tree.PutFileAsync(StatePath.Locks, locks.ToArray(), cancellationToken).ConfigureAwait(false);
        await tree.PutFileAsync(StatePath.Registry, registry.ToArray(), cancellationToken).ConfigureAwait(false);

        if (operation.Prepare is not null)
        {
            await operation.Prepare(decidedOn, tree, cancellationToken).ConfigureAwait(false);
        }

        var stamp = new OperationStamp(command.Verb, command.OpId, command.Caller.SessionId, accepted.Lock?.Fence);
        var message = CommitMessage.Compose(accepted.Subject, stamp, operation.Merge is null ? decidedOn.Settings.Commits.SkipCi : SkipCi.None);
        var parents = ImmutableArray.CreateRange(Snapshot.Oid is { } parent ? [parent] : Array.Empty<string>()).AddRange(work.Parents);
        var root = tree.Write();
        var commit = await writer.CommitAsync(pack, root, parents, message, command.Now, cancellationToken, operation.Identity).ConfigureAwait(false);
        commits.Add(commit);
        refs.AddRange(work.Refs);
        Snapshot = Advance(accepted.Next, commit, root, newLocks.Document!, newRegistry.Document!);
        return null;
    }

    /// <summary>Puts the objects into the repository, checked by git, without a ref.</summary>
    public Task StoreAsync(CancellationToken cancellationToken) => clone.StoreAsync(pack, cancellationToken);

    private TipSnapshot Advance(CoordinationState next, string commit, string root, LocksDocument locks, RegistryDocument registry) => Snapshot with
    {
        Oid = commit,
        Tree = root,
        Locks = locks,
        Registry = registry,
        Problem = null,
        State = next with
        {
            Locks = locks.Locks,
            Prds = registry.Prds,
            Completed = registry.Completed,
            Abandoned = registry.Abandoned,
            Stories = next.Stories.Clear(),
        },
    };
}
