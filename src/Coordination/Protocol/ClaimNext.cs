using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary><c>claim --next</c>: the first by priority, then with fewest conflicts, then in the registry's order.</summary>
internal static class ClaimNext
{
    public static Decision Decide(CoordinationState state, ClaimCommand command)
    {
        if (ClaimTransition.OfOwnLock(state, command) is { } held)
            return held;
        var active = ActivePrds.Of(state, command.Caller.SessionId).ForMany();
        var judged = state.Prds.Where(prd => prd.Status is not (PrdStatus.Completed or PrdStatus.Abandoned))
            .Select(prd => Eligibility.Of(state, prd, active, command.AllowConflict, command.Now))
            .OrderBy(one => one.Prd.Priority)
            .ThenBy(one => one.Risk.With.Length)
            .ToList();
        var reasons = judged.Where(one => !one.Claimable).Select(one => one.Reason).ToImmutableArray();
        if (judged.FirstOrDefault(one => one.Claimable) is { } first)
            return ClaimTransition.Grant(state, command, first) with { PassedOver = reasons };
        return judged.TrueForAll(one => one.Prd.Status == PrdStatus.Draft)
            ? new Decision.Refused(new NothingLeftRefusal([.. judged.Select(one => one.Prd.Id)]))
            : new Decision.Refused(new NothingNowRefusal(reasons) { RetryAfter = state.Settings.StaleAfter });
    }
}
