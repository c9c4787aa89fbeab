using Coordination.Protocol;

namespace Coordination.Tests.Protocol;

/// <summary>What holds after every accepted command, said without the checker's help.</summary>
internal static class Invariants
{
    public static IEnumerable<string> Broken(CoordinationState before, Decision.Accepted accepted, Command command)
    {
        var after = accepted.Next;
        if (after.Locks.GroupBy(held => PrdName.Key(held.PrdId!)).Any(group => group.Count() > 1))
            yield return $"{command}: two locks for one PRD";
        if (after.Locks.GroupBy(held => held.SessionId).Any(group => group.Count() > 1))
            yield return $"{command}: a session holds two";
        if (after.Locks.Any(held => after.FindPrd(held.PrdId!)?.Status != PrdStatus.InProgress))
            yield return $"{command}: a held PRD is not in progress";
        if (after.Prds.Any(prd => prd.Status == PrdStatus.InProgress && !after.LocksOf(prd.Id).Any()))
            yield return $"{command}: a PRD in progress is not held";
        if (after.Fence < before.Fence || after.Locks.Any(held => held.Fence > after.Fence))
            yield return $"{command}: the fence went back";
        if (command is ClaimCommand or ResumeCommand && accepted.Lock!.Fence <= before.Fence)
            yield return $"{command}: a grant with an old fence";
        var made = command is PrdAddCommand add && before.FindAnywhere(add.New.Id) is null ? 1 : 0;
        if (after.Prds.Length + after.Completed.Length + after.Abandoned.Length != before.Prds.Length + before.Completed.Length + before.Abandoned.Length + made)
            yield return $"{command}: a PRD was lost or made";
        if (after.Prds.GroupBy(prd => PrdName.Key(prd.Id)).Any(group => group.Count() > 1))
            yield return $"{command}: two open entries for one PRD";
        if (command is not (ClaimCommand or ResumeCommand) && after.Locks.Any(held => before.Locks.All(old => old.OpId != held.OpId)))
            yield return $"{command}: a grant by a verb that grants nothing";
    }
}
