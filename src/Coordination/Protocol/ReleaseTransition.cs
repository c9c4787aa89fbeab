namespace Coordination.Protocol;

/// <summary>Release: the PRD is complete; it is archived and the lock removed, in the commit that lands its branch.</summary>
internal static class ReleaseTransition
{
    public static Decision Decide(CoordinationState state, ReleaseCommand command)
    {
        var found = HeldLock.Of(state, command);
        if ((found.Lock ?? Landed(state, command, found.Refusal)) is not { } held)
            return Finished(state, command) is { } before
                ? new Decision.Unchanged(null, before)
                : new Decision.Refused(found.Refusal!);
        if (held.PrdId is null)
            return new Decision.Refused(new NoLockRefusal(held.SessionId, null));
        if (!command.Incomplete && held.Landing is null && OpenStories.Refuse(state, held) is { } open)
            return new Decision.Refused(open);
        return Archive(state, command, held, held.PrdId);
    }

    private static Decision.Accepted Archive(CoordinationState state, ReleaseCommand command, SessionLock held, string prdId)
    {
        var entry = state.FindPrd(prdId);
        var prd = entry ?? new PrdEntry { Id = prdId, PrdFile = held.PrdFile, BranchName = held.Branch };
        var folder = "docs/completed/" + Timestamp.Of(command.Now).Text[..10];
        var archive = PrdArchive.In(folder, prd, state.StoriesOf(prdId), state.ArchiveFolders, alone: false);
        var count = StoryCount.Of(state, prdId, prd, held);
        var completed = archive.Repoint(prd) with
        {
            StoriesCompleted = count.Completed > (prd.StoriesCompleted ?? 0) ? count.Completed : prd.StoriesCompleted,
            Status = PrdStatus.Completed,
            StatusText = null,
            CompletedAt = Timestamp.Of(command.Now),
            FinishedBy = held.SessionId,
            FinishedByOp = command.OpId,
            MergeCommit = command.MergeCommit,
        };
        var next = archive.Note(state.Without(held)) with
        {
            Prds = entry is null ? state.Prds : state.Prds.Remove(entry),
            Completed = state.Completed.Add(completed),
        };
        return new(next, archive.Changes, Subject.Release(prd.Id, held), held, completed);
    }

    /// <summary>
    /// Whoever meets work that is on main already finishes it, in the name of its holder: a landing that was noted, or a pull request
    /// that was merged. The command names the commit on main, which its maker has looked up.
    /// </summary>
    private static SessionLock? Landed(CoordinationState state, ReleaseCommand command, Refusal? refusal) =>
        refusal is HeldRefusal or LockLostRefusal or GrantOldRefusal && command is { Prd: not null, MergeCommit: not null }
        && state.LocksOf(command.Prd).FirstOrDefault() is { } held
        && (held.Landing is { } noted ? noted.Commit == command.MergeCommit : held.Status == LockStatus.PrOpen)
            ? held
            : null;

    /// <summary>Saying it twice is not an error.</summary>
    private static PrdEntry? Finished(CoordinationState state, ReleaseCommand command)
    {
        var session = command.Caller.SessionId;
        var prd = (command.Prd ?? command.Caller.GrantPrd) is { } prdId
            ? state.FindCompleted(prdId)
            : state.Completed.LastOrDefault(entry => entry.FinishedBy == session);
        return prd?.FinishedBy == session && !state.LocksHeldBy(session).Any() ? prd : null;
    }
}
