using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;

namespace Coordination.Merging;

/// <summary>A feature branch may have edited its own PRD document: what it reports there is merged, by story, into the state's.</summary>
internal static class PrdBranchDocument
{
    /// <summary>The merged document; null where one side has none.</summary>
    public static async Task<byte[]?> MergeAsync(LocalClone clone, TreeEditor state, string file, string branch, string target, CancellationToken cancellationToken)
    {
        if (!StatePath.IsSafe(file)
            || await state.ReadFileAsync(file, cancellationToken).ConfigureAwait(false) is not { } ours
            || PrdDocument.Parse(ours, file).Document is not { } tip
            || await ReadAsync(clone, branch, file, cancellationToken).ConfigureAwait(false) is not { } theirs)
        {
            return null;
        }

        var mergeBase = await clone.Git.RunAsync(new GitCall("merge-base", target, branch), cancellationToken).ConfigureAwait(false);
        var common = mergeBase.Ok ? await ReadAsync(clone, mergeBase.Line, file, cancellationToken).ConfigureAwait(false) : null;
        return PrdDocument.MergeBranch(tip, theirs, common).ToArray();
    }

    private static async Task<PrdDocument?> ReadAsync(LocalClone clone, string commit, string file, CancellationToken cancellationToken)
    {
        var blob = await clone.Objects.ReadAsync($"{commit}:{file}", cancellationToken, 4 << 20).ConfigureAwait(false);
        return blob is { Info.Type: "blob", Content: { } content } ? PrdDocument.Parse(content, file).Document : null;
    }
}
