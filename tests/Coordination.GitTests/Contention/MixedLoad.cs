namespace Coordination.GitTests.Contention;

/// <summary>One session that does whatever it may, for some steps: claims, named and next, stories, give-backs and releases.</summary>
internal sealed class MixedLoad(Coordinator coordinator, Random random, IReadOnlyList<string> prds)
{
    private int story;
    private bool holds;

    /// <summary>Gives the refusals; every one of them is a legal answer.</summary>
    public async Task<List<Refusal>> RunAsync(int steps)
    {
        var refusals = new List<Refusal>();
        for (var step = 0; step < steps; step++)
        {
            if (await StepAsync() is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        return refusals;
    }

    private Task<Refusal?> StepAsync() => (holds, random.Next(10)) switch
    {
        (false, < 7) => ClaimAsync(null),
        (false, _) => ClaimAsync(prds[random.Next(prds.Count)]),
        (true, < 6) => BeatAsync(),
        (true, < 8) => EndAsync(coordinator.UnclaimAsync(new UnclaimRequest())),
        _ => EndAsync(coordinator.ReleaseAsync(new ReleaseRequest { Incomplete = true })),
    };

    private async Task<Refusal?> ClaimAsync(string? prdId)
    {
        var claim = await coordinator.ClaimAsync(new ClaimRequest(prdId));
        holds = claim.Ok;
        story = 0;
        return claim.Refusal;
    }

    private async Task<Refusal?> BeatAsync()
    {
        story = Math.Min(story + 1, 2);
        return (await coordinator.HeartbeatAsync(new HeartbeatRequest { CompletedStory = $"US-{story:000}" })).Refusal;
    }

    private async Task<Refusal?> EndAsync<T>(Task<Result<T>> ending)
        where T : class
    {
        var result = await ending;
        holds = !result.Ok;
        return result.Refusal;
    }
}
