using System.Collections.Immutable;
using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>Builds the landing of one branch: what its operation does to the tree, and which refs move with it.</summary>
internal sealed class LandingPlan(OpenBranch at, string prdId, string branch, string commit)
{
    /// <summary>State and work on one ref: the merge itself is the commit of the release.</summary>
    public async Task<Work> OnOneRefAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken)
    {
        var merge = await new BranchMerge(at.Repo, DocumentsOf(snapshot.State)).MergeAsync(snapshot.Oid!, commit, cancellationToken).ConfigureAwait(false);
        if (Refuse(merge) is { } refusal)
        {
            return new Work { Refusal = refusal };
        }

        await tree.OpenAsync(merge.Tree, cancellationToken).ConfigureAwait(false);
        await TakeReportAsync(snapshot, tree, snapshot.Oid!, cancellationToken).ConfigureAwait(false);
        return new Work { Parents = snapshot.Settings.MergeMethod == "squash" ? [] : merge.Parents };
    }

    /// <summary>State and work on two refs: the merge commit on main is made first, because the state names it.</summary>
    public async Task<(string? Commit, Refusal? Refusal)> OnMainAsync(string mainTip, TipSnapshot snapshot, string message, CancellationToken cancellationToken)
    {
        var settings = snapshot.Settings;
        var merge = await new BranchMerge(at.Repo, DocumentsOf(snapshot.State)).MergeAsync(mainTip, commit, cancellationToken).ConfigureAwait(false);
        if (Refuse(merge) is { } refusal)
        {
            return (null, refusal);
        }

        if (merge.Parents.IsEmpty)
        {
            return (mainTip, null);
        }

        var pack = new PackWriter(at.Repo.Format);
        var parents = settings.MergeMethod == "squash" ? ImmutableArray.Create(mainTip) : [mainTip, commit];
        var made = await new CommitWriter(at.Repo, settings.Commits)
            .CommitAsync(pack, merge.Tree!, parents, message, at.Repo.Now, cancellationToken).ConfigureAwait(false);
        await at.Repo.StoreAsync(pack, cancellationToken).ConfigureAwait(false);
        return (made, null);
    }

    /// <summary>The state with the stories as the branch reports them: a branch whose own PRD document says that all pass is complete.</summary>
    public async Task<TipSnapshot> ReportAsync(TipSnapshot snapshot, TreeEditor tree, CancellationToken cancellationToken)
    {
        if (snapshot.State.StoriesOf(prdId) is not { } stories
            || await PrdBranchDocument.MergeAsync(at.Repo, tree, stories.File, commit, snapshot.Oid!, cancellationToken).ConfigureAwait(false) is not { } merged
            || PrdDocument.Parse(merged, stories.File).Document is not { } document)
        {
            return snapshot;
        }

        var reported = snapshot.State.Stories.SetItem(PrdName.Key(prdId), document.ToStories(stories.File));
        return snapshot with { State = snapshot.State with { Stories = reported } };
    }

    /// <summary>Merges what the branch reports in its own PRD document into the state's.</summary>
    public async Task TakeReportAsync(TipSnapshot snapshot, TreeEditor tree, string target, CancellationToken cancellationToken)
    {
        var file = snapshot.State.StoriesOf(prdId)?.File;
        if (file is not null
            && await PrdBranchDocument.MergeAsync(at.Repo, tree, file, commit, target, cancellationToken).ConfigureAwait(false) is { } merged)
        {
            await tree.PutFileAsync(file, merged, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>PRD documents may lie outside the usual folder; they are state all the same.</summary>
    public static ImmutableArray<string> DocumentsOf(CoordinationState state) =>
    [
        .. state.Prds.SelectMany(prd => prd.Files.Append(prd.PrdFile)).Concat(state.Locks.Select(held => held.PrdFile))
            .OfType<string>().Where(StatePath.IsDocument).Distinct(),
    ];

    private Refusal? Refuse(MergeOutcome merge) => merge.Problem
        ?? (merge.Conflicts.IsEmpty ? null : new MergeConflictRefusal(prdId, branch, RefName.Short(at.MainRef), merge.Conflicts, LockBlocked: false));
}
