using Coordination.Protocol;
using Coordination.Protocol.Checkups;

namespace Coordination.Git.Checkups;

/// <summary>What the remote said at earlier pushes of this clone about its rules. It cannot be asked for them.</summary>
internal static class RemarksOfRemote
{
    public static Task<IEnumerable<Diagnosis>> FindAsync(LocalClone clone, CancellationToken cancellationToken) =>
        CloneChecks.Answer(Find(RemoteRemarks.Load(clone.Repository)));

    private static IEnumerable<Diagnosis> Find(RemoteRemarks remarks)
    {
        if (remarks.Refused is { } refused)
        {
            yield return Diagnosis.Of(
                FindingCodes.PushRefused, FindingSeverity.Error, $"the remote's rules refused a push of {refused.Ref}", Evidence(refused),
                "the branch is protected, or a hook declines. A ref of its own for the state avoids the rule",
                "coord", "init", "--state-ref", "refs/heads/coord-state");
        }

        if (remarks.Bypassed is { } bypassed)
        {
            yield return Diagnosis.Of(
                FindingCodes.RuleBypassed, FindingSeverity.Warning, $"the remote let a push of {bypassed.Ref} pass a rule that holds for others", Evidence(bypassed),
                "the branch is protected and this account may bypass that; sessions under other accounts will be turned away, and each push stands in the audit log",
                "coord", "init", "--state-ref", "refs/heads/coord-state");
        }
    }

    private static System.Collections.Immutable.ImmutableArray<string> Evidence(RemoteRemark remark) =>
        [$"{Timestamp.Of(remark.At)}: {OneLine.Of(remark.Words)}"];
}
