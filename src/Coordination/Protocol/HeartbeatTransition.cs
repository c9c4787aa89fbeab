namespace Coordination.Protocol;

/// <summary>Heartbeat: the holder lives, and maybe completed or began a story (seed, "Update Heartbeat").</summary>
/// <remarks>
/// Beats are budgeted, because each is a commit and a push. One that says nothing but the time is left out while the last
/// is young, the look at the tip is fresh and nobody asks. A blocked lock keeps still unless a story or an answer is due.
/// </remarks>
internal static class HeartbeatTransition
{
    public static Decision Decide(CoordinationState state, HeartbeatCommand command)
    {
        if (HeldLock.Of(state, command) is var found && found.Lock is not { } held)
            return new Decision.Refused(found.Refusal!);
        var progress = command.CompletedStory is null
            ? new StoryProgress(null, false, state, held, held.PrdId is null ? null : state.FindPrd(held.PrdId), [])
            : StoryProgress.Of(state, held, command.CompletedStory);
        if (progress is null)
            return new Decision.Refused(Unknown(state, held, command.CompletedStory!));
        var completed = progress.Said ? progress.StoryId : null;
        var current = command.CurrentStory ?? completed ?? held.CurrentStory;
        if (completed is null && current == held.CurrentStory && IsLeftOut(held, state.Settings, command))
            return new Decision.Unchanged(held, progress.Prd);
        var beaten = (progress.Lock with { CurrentStory = current }).Renew(state, command);
        return completed is null && beaten == held
            ? new Decision.Unchanged(held, progress.Prd)
            : new Decision.Accepted(progress.State.With(held, beaten), progress.Files,
                Subject.Heartbeat(held, completed, current == held.CurrentStory ? null : current), beaten, progress.Prd);
    }

    private static bool IsLeftOut(SessionLock held, ProtocolSettings settings, HeartbeatCommand command)
    {
        if (held.Challenge is not null)
            return false;
        if (held.Status == LockStatus.Blocked)
            return true;
        var third = settings.StaleAfter / 3;
        var age = command.Now - held.Heartbeat?.Time;
        return age < third && age > -third && command.TipAge < settings.LookEvery;
    }

    private static StoryNotFoundRefusal Unknown(CoordinationState state, SessionLock held, string storyId) =>
        new(held.PrdId!, storyId, [.. state.StoriesOf(held.PrdId!)!.Stories.Select(story => story.Id)]);
}
