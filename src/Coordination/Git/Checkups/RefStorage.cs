using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Whether refs are kept in the way in which coord can write its private ones.</summary>
internal static class RefStorage
{
    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken) => CloneChecks.Answer(
        clone.Config["extensions.refstorage"] is { } storage && storage != "files"
            ?
            [
                Diagnosis.Of(
                    FindingCodes.RefStorage, FindingSeverity.Info, $"refs are kept as '{storage}'", ["extensions.refStorage"],
                    "the private ref that keeps the last tip is not written there; after a garbage collection the next command fetches it again",
                    "git", "config", "--get", "extensions.refstorage"),
            ]
            : []);
}
