namespace Coordination.Protocol;

/// <summary>What a claim of the next PRD comes to, told instead of done: the decision is the claim's own.</summary>
internal static class NextPrdProjection
{
    /// <summary>The PRD that the claim takes; null: none.</summary>
    public static string? ChosenBy(Decision decision) => (decision as Decision.Accepted)?.Lock?.PrdId;

    public static NextPrdResult Of(CoordinationState state, ClaimCommand command, Decision decision)
    {
        var judged = ClaimNext.Judge(state, command.Caller.SessionId, command.AllowConflict, command.Now);
        var next = ChosenBy(decision) is { } chosen ? judged.Find(one => one.Prd.Is(chosen)) : null;
        var refusal = (decision as Decision.Refused)?.Refusal;
        return new()
        {
            Next = next is null ? null : Candidate(state, next),
            Holds = (decision as Decision.Unchanged)?.Lock?.PrdId,
            Code = decision is Decision.Unchanged ? ErrorCodes.AlreadyHolding.Name : refusal?.Code.Name,
            RetryAfter = refusal?.RetryAfter,
            Others = [.. judged.Where(one => one != next).Select(one => Candidate(state, one))],
        };
    }

    private static CandidatePrd Candidate(CoordinationState state, Eligibility one) => new()
    {
        PrdId = one.Prd.Id,
        Title = one.Prd.Title,
        Priority = Words.Of(one.Prd.Priority),
        Status = Words.Of(one.Prd),
        Risk = Words.Of(one.Risk.Level),
        StoriesTotal = StoryCount.Of(state, one.Prd.Id, one.Prd, null).Total,
        Claimable = one.Claimable,
        Code = one.Refusal?.Code.Name,
        Reason = one.Claimable ? null : one.Why,
    };
}
