namespace Coordination.Protocol;

/// <summary>Abandon: the PRD is given up for good and archived with the reason (seed, "Abandon PRD").</summary>
internal static class AbandonTransition
{
    public static Decision Decide(CoordinationState state, AbandonCommand command)
    {
        var found = HeldLock.Of(state, command);
        if (found.Lock is not null)
            return found.Lock.PrdId is { } own
                ? Archive(state, command, found.Lock, state.FindPrd(own) ?? Unregistered(found.Lock, own), forced: false)
                : new Decision.Refused(new NoLockRefusal(command.Caller.SessionId, null));
        if (Finished(state, command) is { } before)
            return new Decision.Unchanged(null, before);
        return found.Refusal switch
        {
            HeldRefusal refusal => SomeoneElses(state, command, refusal.PrdId),
            NoLockRefusal { PrdId: { } prdId } => Unlocked(state, command, prdId),
            _ => new Decision.Refused(found.Refusal!),
        };
    }

    private static Decision SomeoneElses(CoordinationState state, AbandonCommand command, string prdId)
    {
        var held = state.LocksOf(prdId).First();
        return TakeoverRule.Refuse(held, prdId, command.Evidence, state.Settings, command.Now) is { } refusal
            ? new Decision.Refused(refusal)
            : Archive(state, command, held, state.FindPrd(prdId) ?? Unregistered(held, prdId), command.Evidence!.SkipRule);
    }

    /// <summary>What nobody holds needs no lock to be given up, whatever a hand left in its status.</summary>
    private static Decision Unlocked(CoordinationState state, AbandonCommand command, string prdId)
    {
        var prd = state.FindAnywhere(prdId)!;
        return prd.Status is PrdStatus.Completed or PrdStatus.Abandoned or PrdStatus.Unknown
            ? new Decision.Refused(new NotReadyRefusal(prd.Id, Words.Of(prd)))
            : Archive(state, command, null, prd, forced: false);
    }

    private static Decision Archive(CoordinationState state, AbandonCommand command, SessionLock? held, PrdEntry prd, bool forced)
    {
        if (held?.Landing is not null)
            return LandingTransition.InTheMiddle(held);
        var now = Timestamp.Of(command.Now);
        var folder = $"docs/abandoned/{now.Text[..10]}-{FolderName(prd.Id)}";
        var archive = PrdArchive.In(folder, prd, state.StoriesOf(prd.Id), state.ArchiveFolders, alone: true);
        var abandoned = archive.Repoint(prd) with
        {
            Status = PrdStatus.Abandoned,
            StatusText = null,
            AbandonedAt = now,
            Reason = command.Reason,
            FinishedBy = command.Caller.SessionId,
            FinishedByOp = command.OpId,
        };
        var reason = new FileChange.Written(archive.Folder + "/reason.md", AbandonReason.Text(state, command, held, prd));
        var next = archive.Note(held is null ? state : state.Without(held)) with
        {
            Prds = state.Prds.Remove(prd),
            Abandoned = state.Abandoned.Add(abandoned),
        };
        next = next with { ArchiveFolders = next.ArchiveFolders.Add(reason.Path) };
        return new Decision.Accepted(next, archive.Changes.Add(reason), Subject.Abandon(prd.Id, forced), held, abandoned);
    }

    private static PrdEntry Unregistered(SessionLock held, string prdId) =>
        new() { Id = prdId, PrdFile = held.PrdFile, BranchName = held.Branch };

    /// <summary>Ids in hand-made files may be anything; a folder's name may not.</summary>
    private static string FolderName(string prdId) =>
        string.Concat(prdId.Take(80).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));

    private static PrdEntry? Finished(CoordinationState state, AbandonCommand command)
    {
        var session = command.Caller.SessionId;
        var prd = (command.Prd ?? command.Caller.GrantPrd) is { } prdId
            ? state.Locks.Any(held => held.IsFor(prdId)) || state.FindPrd(prdId) is { Status: not PrdStatus.Abandoned } ? null : state.FindAbandoned(prdId)
            : state.Abandoned.LastOrDefault(entry => entry.FinishedBy == session);
        return prd?.FinishedBy == session && !state.LocksHeldBy(session).Any() ? prd : null;
    }
}
