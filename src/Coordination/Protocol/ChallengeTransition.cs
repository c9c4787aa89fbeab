namespace Coordination.Protocol;

/// <summary>Challenge: asks a silent holder on its lock whether it lives. Any write of the holder answers.</summary>
internal static class ChallengeTransition
{
    public static Decision Decide(CoordinationState state, ChallengeCommand command)
    {
        var caller = command.Caller;
        var locks = state.LocksOf(command.Prd).ToList();
        if (locks.Count > 1)
            return new Decision.Refused(new TwoLocksRefusal(command.Prd, [.. locks.Select(held => held.SessionId)]));
        var prd = state.FindPrd(command.Prd);
        if (locks.Count == 0)
            return new Decision.Refused(state.FindAnywhere(command.Prd) is null
                ? new PrdNotFoundRefusal(command.Prd, NearestNames.Of(command.Prd, state))
                : new NoLockRefusal(caller.SessionId, command.Prd));
        var asked = locks[0];
        if (caller.Holds(asked) || asked.Challenge is { } standing && standing.Heartbeat == asked.Heartbeat?.Text)
            return new Decision.Unchanged(asked, prd);
        var challenged = asked with { Challenge = new(caller.SessionId, Timestamp.Of(command.Now), asked.Heartbeat?.Text) };
        return new Decision.Accepted(state.With(asked, challenged), [], Subject.Challenge(asked), challenged, prd);
    }
}
