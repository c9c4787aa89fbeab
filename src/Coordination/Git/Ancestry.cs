namespace Coordination.Git;

/// <summary>How commits lie to each other, asked of git.</summary>
internal static class Ancestry
{
    /// <summary>Whether <paramref name="ancestor"/> is in the history of <paramref name="commit"/>, or is that commit.</summary>
    public static async Task<bool> HasAsync(LocalClone clone, string commit, string ancestor, CancellationToken cancellationToken) =>
        commit == ancestor
        || (await clone.Git.RunAsync(new GitCall("merge-base", "--is-ancestor", ancestor, commit), cancellationToken).ConfigureAwait(false)).Ok;
}
