using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>
/// Judges one commit by the states before and after it. It knows what each verb may change, not how the transitions do it,
/// so that a defect in the one is seen by the other.
/// </summary>
internal static class StepJudge
{
    /// <param name="stamp">The trailers; null: not made by coord.</param>
    /// <param name="highestFence">The highest fence in the history before this commit.</param>
    public static StepVerdict Judge(CoordinationState before, CoordinationState after, OperationStamp? stamp, long highestFence)
    {
        var twice = DoubleLocks.New([before], after).ToImmutableArray();
        if (stamp is null)
            return new(twice.IsEmpty ? StepKind.Foreign : StepKind.Illegal, twice);
        var step = new Step(before, after, stamp, highestFence);
        var known = JudgeVerb(step);
        if (known)
            step.Demand(after.Fence >= Floor(step), $"the fence goes back from {before.Fence} to {after.Fence}", VerifyRules.FenceNotIncreasing);
        var findings = twice.AddRange(step.Findings);
        return new(!findings.IsEmpty ? StepKind.Illegal : known ? StepKind.Legal : StepKind.Foreign, findings);
    }

    /// <summary>False: a verb of a newer coord, or of another tool; only what is never legal is held against it.</summary>
    private static bool JudgeVerb(Step step)
    {
        Action<Step>? judge = step.Stamp.Verb switch
        {
            "claim" => GrantSteps.Claim,
            "resume" => GrantSteps.Resume,
            "heartbeat" => HolderSteps.Heartbeat,
            "block" => HolderSteps.Block,
            "unblock" => HolderSteps.Unblock,
            "land" => LandingSteps.Begin,
            "cancel-landing" => LandingSteps.Cancel,
            "unclaim" => EndSteps.Unclaim,
            "release" => EndSteps.Release,
            "abandon" => EndSteps.Abandon,
            "challenge" => ChallengeStep.Challenge,
            "prd-add" => PrdSteps.Add,
            "prd-ready" => PrdSteps.Ready,
            "init" => SetUpSteps.Init,
            "deinit" => SetUpSteps.Deinit,
            "repair" => RepairSteps.Repair,
            _ => null,
        };
        judge?.Invoke(step);
        return judge is not null;
    }

    /// <summary>With a lock its fence may go from the file; history keeps it.</summary>
    private static long Floor(Step step)
    {
        var removed = step.Difference.Locks.Any(change => change.After is null);
        return step.Stamp.Verb == "deinit" ? 0
            : removed ? step.After.Locks.Select(held => held.Fence ?? 0).Append(0).Max()
            : step.Before.Fence;
    }
}
