namespace Coordination.Protocol;

/// <summary>Ready: a draft can be claimed from now on, and what was abandoned comes back from its archive.</summary>
internal static class PrdReadyTransition
{
    public static Decision Decide(CoordinationState state, PrdReadyCommand command)
    {
        if (state.FindAnywhere(command.Prd) is not { } prd)
            return new Decision.Refused(new PrdNotFoundRefusal(command.Prd, NearestNames.Of(command.Prd, state)));
        if (TwoLocks.Refuse(state, prd.Id, command.Caller.SessionId) is { } twice)
            return new Decision.Refused(twice);
        var held = state.LocksOf(prd.Id).FirstOrDefault();
        return prd.Status switch
        {
            PrdStatus.Ready when held is null => new Decision.Unchanged(null, prd),
            PrdStatus.Draft or PrdStatus.Abandoned or PrdStatus.Ready when held is not null =>
                new Decision.Refused(Silence.Refuse(held, prd.Id, state.Settings, command.Now)),
            PrdStatus.Draft => MakeReady(state, prd, StatePath.Drafts),
            PrdStatus.Abandoned => MakeReady(state, prd, PrdFiles.ArchiveOf(prd)),
            _ => new Decision.Refused(new NotReadyRefusal(prd.Id, Words.Of(prd))),
        };
    }

    /// <summary>The entry as it stands before it was given up; of what became of it nothing is left.</summary>
    public static PrdEntry Revived(this PrdEntry prd) => prd with
    {
        StatusText = null, StartedAt = null, CompletedAt = null, AbandonedAt = null, Reason = null,
        FinishedBy = null, FinishedByOp = null, MergeCommit = null, ArchivedTo = null,
    };

    /// <summary>The state with a PRD at the end of the open ones, wherever it stood before.</summary>
    public static CoordinationState Opened(this CoordinationState state, PrdEntry opened)
    {
        var inside = state.Prds.FirstOrDefault(prd => prd.Is(opened.Id));
        return state with
        {
            Prds = inside is null ? state.Prds.Add(opened) : state.Prds.Replace(inside, opened),
            Abandoned = inside is null && state.Abandoned.FirstOrDefault(prd => prd.Is(opened.Id)) is { } gone ? state.Abandoned.Remove(gone) : state.Abandoned,
        };
    }

    /// <summary>What the next holder should know of an earlier life.</summary>
    public static Warning Remembered(PrdEntry abandoned)
    {
        var when = abandoned.AbandonedAt is { } time ? " on " + OneLine.Of(time.Text)[..Math.Min(10, time.Text.Length)] : "";
        var where = PrdFiles.ArchiveOf(abandoned) is { } archive ? $"; {archive}/reason.md says why, and where its commits are kept" : "";
        return new("was_abandoned", $"{abandoned.Id} was abandoned{when}{where}");
    }

    private static Decision MakeReady(CoordinationState state, PrdEntry prd, string? from)
    {
        var (moved, placing) = from is null ? (prd, PrdPlacing.None) : PrdPlacing.Move(state, prd, from, StatePath.Prds);
        if (placing.Refusal is { } inTheWay)
            return new Decision.Refused(inTheWay);
        var isBack = prd.Status == PrdStatus.Abandoned;
        var ready = (isBack ? moved.Revived() : moved) with { Status = PrdStatus.Ready, StatusText = null };
        if (NameGate.OfPrd(ready, state.StoriesOf(prd.Id)) is { } hostile)
            return new Decision.Refused(hostile);
        return new Decision.Accepted(state.Opened(ready), placing.Changes, Subject.Ready(ready), null, ready)
        {
            Warnings = isBack ? [Remembered(prd)] : [],
        };
    }
}
