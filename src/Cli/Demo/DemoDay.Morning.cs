using Coordination.Cli.Replies;

namespace Coordination.Cli.Demo;

internal sealed partial class DemoDay
{
    private const string Contested = "print-templates";

    private DemoSession Ada => stage.Sessions[0];

    private async Task OpenAsync()
    {
        narrator.Chapter(
            "The shop opens",
            "A bare remote and three clones of it. Coordination is one commit on main; from here on every command below is one more, pushed by compare-and-swap. Locks count as stale after 4 seconds here, not after 10 minutes.");
        var done = await DoAsync(
            Ada, "coord init", coordinator => coordinator.InitAsync(new InitRequest(), cancellationToken), result => InitReply.Of("init", result));
        Expect(Accepted(done, "init was to set coordination up").Commit is not null, "init was to make a commit");
    }

    private async Task<(DemoSession Winner, DemoSession[] Others)> RaceAsync()
    {
        narrator.Chapter("Three sessions want the same PRD at the same moment", "One of them gets it. The others are told who has it, and what to do instead.");
        var claims = await TogetherAsync(stage.Sessions, Contested);
        var (won, lost) = (claims.Where(claim => claim.Result.Ok).ToList(), claims.Where(claim => !claim.Result.Ok).ToList());
        foreach (var (session, result) in won.Concat(lost))
        {
            Show(session, "coord claim " + Contested, result, claim => ClaimReply.Of("claim", claim));
        }

        Expect(won.Count == 1, $"exactly one of three was to get {Contested}");
        foreach (var (session, result) in lost)
        {
            var held = Refused<ClaimResult, HeldRefusal>(result, $"{session.Name} was to be told that {Contested} is held");
            Expect(held.Holder == won[0].Session.Id, $"{session.Name} was to be told who holds {Contested}");
        }

        return (won[0].Session, [.. lost.Select(claim => claim.Session)]);
    }

    private async Task<(DemoSession Billing, DemoSession Import)> TakeTheNextAsync(DemoSession[] others)
    {
        narrator.Chapter(
            "The other two take the next ones", "By priority; receipts is passed over, because it would touch the same files as print-templates. Again both ask at once.");
        var claims = await TogetherAsync(others, null);
        foreach (var (session, result) in claims)
        {
            Show(session, "coord claim --next", result, claim => ClaimReply.Of("claim", claim));
            Accepted(result, $"{session.Name} was to get another PRD");
        }

        DemoSession HolderOf(string prdId) => claims.FirstOrDefault(claim => claim.Result.Value!.PrdId == prdId).Session
            ?? throw new DemoSurpriseException($"somebody was to get {prdId}");
        return (HolderOf("billing"), HolderOf("legacy-import"));
    }

    private async Task<(DemoSession Session, Result<ClaimResult> Result)[]> TogetherAsync(IEnumerable<DemoSession> sessions, string? prdId) =>
        await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
            (session, await RunAsync(session, coordinator => coordinator.ClaimAsync(new ClaimRequest(prdId), cancellationToken))))));

    private async Task WorkAsync(DemoSession session)
    {
        narrator.Chapter("Stories get done", "Work goes to the feature branch as usual; a heartbeat says what is done, and that the session lives.");
        await GitAsync(session, "switch feature/" + Contested);
        narrator.Prompt(session, "git commit -m \"feat: [US-001] template model\"");
        await stage.CommitAsync(session, "feat: [US-001] template model", [new("src/templates/model.txt", "One model for all templates.\n")], cancellationToken);
        var first = await BeatAsync(session, "US-001", "US-002");
        Expect(first is { StoriesCompleted: 1, StoriesTotal: 2, CurrentStory: "US-002" }, "one of two stories was to be done");
        narrator.Prompt(session, "git commit -m \"feat: [US-002] preview\"   # and edits its PRD file");
        var document = $"docs/prds/prd-{Contested}.json";
        await stage.CommitAsync(
            session, "feat: [US-002] preview",
            [new("src/templates/preview.txt", "A preview of any template.\n"), new(document, DemoProject.Done(DemoProject.Files[document]))], cancellationToken);
        var second = await BeatAsync(session, "US-002", null);
        Expect(second.StoriesCompleted == 2, "both stories were to be done");
        await GitAsync(session, "switch main");
    }

    private async Task<HeartbeatResult> BeatAsync(DemoSession session, string story, string? next)
    {
        var beat = await DoAsync(
            session, $"coord heartbeat --story {story}{(next is null ? "" : " --current " + next)}",
            coordinator => coordinator.HeartbeatAsync(new HeartbeatRequest { CompletedStory = story, CurrentStory = next }, cancellationToken),
            result => HeartbeatReply.Of(result));
        return Accepted(beat, $"{session.Name} was to report {story}");
    }
}
