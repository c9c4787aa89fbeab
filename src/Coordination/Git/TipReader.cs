namespace Coordination.Git;

/// <summary>Reads the state at the tip, and notes what this machine saw of the locks there.</summary>
internal sealed class TipReader(LocalClone clone, StateLocation location, StateTip tip)
{
    private readonly SnapshotReader reader = new(
        clone.Objects, location.StateRef, clone.Config["coord.stateRef"] is not null, Overrides(clone.Config));

    private TipSnapshot? last;
    private long lastFence;

    /// <param name="note">The tip was fetched now, so that what it shows is evidence for the takeover rule.</param>
    public async Task<TipSnapshot> ReadAsync(bool note, CancellationToken cancellationToken)
    {
        var snapshot = last is { Tree: not null, Problem: null } known && known.Oid == tip.Oid && lastFence == tip.Fence
            ? known
            : await reader.ReadAsync(tip.Oid, tip.Fence, cancellationToken).ConfigureAwait(false);
        (last, lastFence) = (snapshot, tip.Fence);
        if (note && snapshot.Problem is null)
        {
            var seen = SightingFile.Load(clone.Repository);
            if (snapshot.State.Locks.Length > 0 || !seen.ByKey.IsEmpty)
            {
                SightingFile.Save(clone.Repository, seen.After(snapshot.State.Locks, clone.Clock.Now));
            }
        }

        return snapshot;
    }

    /// <summary>Reads the state at another commit, as it was when this was the highest fence that was known.</summary>
    public Task<TipSnapshot> ReadAtAsync(string? oid, long fence, CancellationToken cancellationToken) => reader.ReadAsync(oid, fence, cancellationToken);

    /// <summary>The snapshot with the stories of a PRD.</summary>
    public async Task<TipSnapshot> WithStoriesAsync(TipSnapshot snapshot, string prdId, CancellationToken cancellationToken)
    {
        var tree = new TreeEditor(clone.Objects, new PackWriter(clone.Format));
        await tree.OpenAsync(snapshot.Tree, cancellationToken).ConfigureAwait(false);
        return await SnapshotReader.WithStoriesAsync(snapshot, prdId, tree, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The snapshot as it is when its files are those of an edited tree.</summary>
    public Task<TipSnapshot> ReadTreeAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken) =>
        reader.ReadTreeAsync(new TipSnapshot { Oid = snapshot.Oid, Tree = snapshot.Tree }, tree, tip.Fence, cancellationToken);

    // What leads to the state is not a setting of the project.
    private static Dictionary<string, string> Overrides(GitConfig config)
    {
        var section = config.OwnSection();
        section.Remove("stateref");
        section.Remove("remote");
        return section;
    }
}
