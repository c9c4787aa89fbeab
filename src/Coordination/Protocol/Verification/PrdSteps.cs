namespace Coordination.Protocol.Verification;

/// <summary>What prd-add and prd-ready may do: open one PRD that nobody holds, and touch no lock.</summary>
internal static class PrdSteps
{
    /// <summary>A PRD that was not there, or that was abandoned, is a draft or ready.</summary>
    public static void Add(Step step)
    {
        if (Opened(step) is not var (before, after))
            return;
        step.Demand(after.Prd.Status is PrdStatus.Draft or PrdStatus.Ready, "the entry is neither a draft nor ready");
        if (before is null)
            step.Demand(PrdPlace.All(step.Before).All(place => !place.Prd.Is(after.Prd.Id)), $"{after.Prd.Id} was there already");
        else
            step.Demand(before.Prd.Status == PrdStatus.Abandoned, $"{after.Prd.Id} was there already");
    }

    /// <summary>A draft, or what was abandoned, is ready; the entry says nothing else anew but where its documents are.</summary>
    public static void Ready(Step step)
    {
        if (Opened(step) is not var (before, after) || !step.Demand(before is not null, "adds an entry"))
            return;
        step.Demand(after.Prd.Status == PrdStatus.Ready, "the entry is not ready");
        step.Demand(before!.Prd.Status is PrdStatus.Draft or PrdStatus.Abandoned, $"{after.Prd.Id} was no draft");
        var kept = after.Prd with
        {
            Status = before.Prd.Status, StatusText = before.Prd.StatusText, PrdFile = before.Prd.PrdFile, Files = before.Prd.Files,
        };
        if (before.Prd.Status == PrdStatus.Abandoned)
            kept = kept with
            {
                StartedAt = before.Prd.StartedAt, CompletedAt = before.Prd.CompletedAt, AbandonedAt = before.Prd.AbandonedAt,
                Reason = before.Prd.Reason, FinishedBy = before.Prd.FinishedBy, FinishedByOp = before.Prd.FinishedByOp,
                MergeCommit = before.Prd.MergeCommit, ArchivedTo = before.Prd.ArchivedTo,
            };
        step.Demand(kept.SaysSame(before.Prd), "changes more of the entry than its status");
    }

    /// <summary>The one entry that changed, open afterwards, with nothing of an end on it.</summary>
    private static (PrdPlace? Before, PrdPlace After)? Opened(Step step)
    {
        step.Demand(step.Difference.Locks.IsEmpty, "changes locks");
        step.Demand(step.Stamp.Fence is null, "carries a fence");
        if (!step.Demand(step.Difference.Prds.Length == 1, $"changes {step.Difference.Prds.Length} entries instead of one"))
            return null;
        var (before, after) = (step.Difference.Prds[0].Before, step.Difference.Prds[0].After);
        if (!step.Demand(after is not null && after.List == PrdPlace.Open, "the entry is not among the open ones"))
            return null;
        var prd = after!.Prd;
        step.Demand(!step.Before.LocksOf(prd.Id).Any(), $"{prd.Id} is held");
        step.Demand(
            before?.Prd.Status == PrdStatus.Draft
            || prd is { CompletedAt: null, AbandonedAt: null, FinishedBy: null, FinishedByOp: null, MergeCommit: null, ArchivedTo: null },
            "the entry still bears its end");
        step.Demand(NameGate.OfPrd(prd, null) is null, "the entry names what must not reach git or a file system");
        return (before, after);
    }
}
