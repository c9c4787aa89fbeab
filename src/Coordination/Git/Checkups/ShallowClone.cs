using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Whether the clone has the whole history.</summary>
internal static class ShallowClone
{
    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken) => CloneChecks.Answer(
        clone.Repository.IsShallow
            ?
            [
                Diagnosis.Of(
                    FindingCodes.ShallowClone, FindingSeverity.Warning, "the clone is shallow: it has only the newest part of the history",
                    [Path.Combine(clone.Repository.CommonDir, "shallow")],
                    "claims work; fences of older grants are not seen, verify proves only what is here, and a release may have to fetch more",
                    "git", "fetch", "--unshallow"),
            ]
            : []);
}
