using Coordination.Documents;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>Whether git has a name and an address for commits.</summary>
internal static class Identity
{
    public static IEnumerable<Diagnosis> Find(LocalClone clone, CommitSettings settings) =>
        new CommitWriter(clone, settings).TryIdentify() is not null
            ? []
            :
            [
                Diagnosis.Of(
                    FindingCodes.NoIdentity, FindingSeverity.Error, "git has no name and e-mail for commits", ["user.name, user.email"],
                    "nothing can be written: each operation is a commit. A bot can take coordination.identity in the project file",
                    "git", "config", "user.email", "you@example.com"),
            ];
}
