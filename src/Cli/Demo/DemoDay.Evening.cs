using System.Globalization;
using Coordination.Cli.Refusals;
using Coordination.Cli.Replies;

namespace Coordination.Cli.Demo;

internal sealed partial class DemoDay
{
    // print-templates, billing, legacy-import, receipts, and billing once more by resume.
    private const int Grants = 5;

    private async Task ReturnAsync(DemoSession dead, DemoSession holder, string unpushed)
    {
        narrator.Chapter("The dead one comes back", "It finds its work where it was, but not its lock: the write is refused, and the last line saves what only its clone has.");
        var result = await DoAsync(
            dead, "coord heartbeat --story US-002", coordinator => coordinator.HeartbeatAsync(new HeartbeatRequest { CompletedStory = "US-002" }, cancellationToken),
            beat => HeartbeatReply.Of(beat));
        var lost = Refused<HeartbeatResult, LockLostRefusal>(result, $"{dead.Name} was to be told that its lock is lost");
        Expect(lost.Holder == holder.Id, $"{dead.Name} was to be told that {holder.Name} holds it now");
        var rescue = RefusalText.Of(lost, Again.Of("heartbeat")).NextActions[0].Words;
        Expect(rescue is ["git", "push", "origin", _], "the last line was to be a push");
        await GitAsync(dead, string.Join(' ', rescue.Skip(1)));
        var target = rescue[3][(rescue[3].IndexOf(':', StringComparison.Ordinal) + 1)..];
        Expect(await stage.RemoteTipAsync(target, cancellationToken) == unpushed, $"{target} was to hold the rescued commit");
        narrator.Say($"The commit is safe on the remote, as {target}.");
    }

    private async Task ReleaseAsync(DemoSession session)
    {
        narrator.Chapter("A PRD is released", "One commit: the branch merged, the PRD archived, the lock freed. The branch edited its PRD file, and that merges too.");
        var done = Accepted(
            await DoAsync(session, "coord release", coordinator => coordinator.ReleaseAsync(new ReleaseRequest(), cancellationToken), EndReplies.Of, lines: 4),
            $"{Contested} was to be released");
        var main = await stage.RemoteTipAsync("refs/heads/main", cancellationToken);
        Expect(done.MergeCommit is not null && done.MergeCommit == main, "the release was to be the newest commit of main");
        var parents = await stage.GitAsync(stage.Remote, ["rev-list", "--parents", "-1", "main"], cancellationToken);
        Expect(parents.Split(' ').Length == 3, "the release was to be a merge of two parents");
        var archived = await stage.GitAsync(stage.Remote, ["show", $"main:{done.ArchivedTo}/prd-{Contested}.json"], cancellationToken);
        Expect(archived.Contains("\"reviewed\"", StringComparison.Ordinal), "the archive was to hold what the branch wrote into its PRD file");
        Expect(await stage.RemoteTipAsync("main:src/templates/preview.txt", cancellationToken) is not null, "the work was to be on main");
        Expect(done.BranchDeleted && await stage.RemoteTipAsync("feature/" + Contested, cancellationToken) is null, "the branch was to be deleted");
    }

    private async Task GiveBackAsync(DemoSession session)
    {
        narrator.Chapter("One is given back", "Nothing stands in the way of receipts now. But the day is over, so it goes back for tomorrow.");
        var claim = await DoAsync(
            session, "coord claim receipts", coordinator => coordinator.ClaimAsync(new ClaimRequest("receipts"), cancellationToken),
            result => ClaimReply.Of("claim", result));
        Accepted(claim, "receipts was to be free now");
        var done = await DoAsync(
            session, "coord unclaim", coordinator => coordinator.UnclaimAsync(new UnclaimRequest(), cancellationToken), EndReplies.Of, lines: 2);
        Expect(Accepted(done, "receipts was to be given back").PrdId == "receipts", "receipts was to be given back");
    }

    private async Task ProveAsync(DemoSession session, DemoFolder folder)
    {
        narrator.Chapter("The history proves it", "Every commit that touched the state is checked: one holder at a time, rising fences, and nothing of what anybody was told is missing.");
        var status = Accepted(
            await DoAsync(session, "coord status", coordinator => coordinator.StatusAsync(cancellationToken), result => StatusReply.Of(result), lines: 40),
            "the status was to be shown");
        Expect(status.Sessions is [{ PrdId: "billing" } only] && only.SessionId == session.Id, "one lock was to be left");
        Expect(status is { Completed: [{ PrdId: Contested }], Abandoned: [{ PrdId: "legacy-import" }] }, "one PRD was to be completed and one abandoned");
        var proof = await DoAsync(
            session, "coord verify --acks ../" + Path.GetFileName(folder.Acks),
            coordinator => coordinator.VerifyAsync(new VerifyRequest(null, folder.Acks), cancellationToken), VerifyReply.Of, lines: 10);
        var found = Accepted(proof, "the history was to be read");
        narrator.Proof = found;
        Expect(found.Violations.IsEmpty, "the history was to be legal");
        Expect(found.Grants == Grants, string.Create(CultureInfo.InvariantCulture, $"{Grants} grants were to be found, there are {found.Grants}"));
    }
}
