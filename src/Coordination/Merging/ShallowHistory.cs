using Coordination.Git;

namespace Coordination.Merging;

/// <summary>A shallow clone may not hold the commit from which a branch and main went apart: it is deepened until it does.</summary>
internal static class ShallowHistory
{
    private static readonly string[] Steps = ["--deepen=100", "--deepen=1000", "--unshallow"];

    public static async Task DeepenAsync(OpenBranch at, BranchTips tips, CancellationToken cancellationToken)
    {
        if (!at.Repo.Repository.IsShallow || at.State.Location.Address is not { } address || (tips.Remote ?? tips.Local) is not { } branch)
        {
            return;
        }

        foreach (var step in Steps)
        {
            var main = await at.State.Target.FetchAsync([at.MainRef], at.Repo.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
            if (main.Tips.GetValueOrDefault(at.MainRef) is not { } tip
                || (await at.Repo.Git.RunAsync(new GitCall("merge-base", tip, branch), cancellationToken).ConfigureAwait(false)).Ok)
            {
                return;
            }

            string[] refs = tips.Remote is null ? [at.MainRef] : [at.MainRef, tips.Name];
            await at.Repo.Git.RunAsync(
                new GitCall(["fetch", "--quiet", step, "--no-write-fetch-head", "--no-tags", "--no-auto-maintenance", "--refmap=", "--end-of-options", address, .. refs])
                {
                    Timeout = TimeSpan.FromMinutes(2),
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
