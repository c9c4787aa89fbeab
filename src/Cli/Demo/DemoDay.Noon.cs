using Coordination.Cli.Replies;

namespace Coordination.Cli.Demo;

internal sealed partial class DemoDay
{
    private async Task AbandonAsync(DemoSession session)
    {
        narrator.Chapter("One is given up for good", "Its PRD is archived with the reason, its branch deleted, and its commits kept under a backup ref on the remote.");
        await GitAsync(session, "switch feature/legacy-import");
        narrator.Prompt(session, "git commit -m \"feat: read the first old file\"");
        var work = await stage.CommitAsync(session, "feat: read the first old file", [new("src/import/reader.txt", "Reads one file.\n")], cancellationToken);
        await GitAsync(session, "push origin feature/legacy-import");
        await GitAsync(session, "switch main");
        const string Reason = "the old system is switched off";
        var done = Accepted(
            await DoAsync(
                session, $"coord abandon --reason \"{Reason}\"",
                coordinator => coordinator.AbandonAsync(new AbandonRequest(null, Reason), cancellationToken), EndReplies.Of, lines: 3),
            "the PRD was to be abandoned");
        Expect(done.BackupRef is not null && await stage.RemoteTipAsync(done.BackupRef, cancellationToken) == work, "the backup ref was to hold the last commit");
        Expect(await stage.RemoteTipAsync("refs/heads/feature/legacy-import", cancellationToken) is null, "the branch was to be deleted");
        Expect(
            await stage.RemoteTipAsync($"refs/heads/main:{done.ArchivedTo}/reason.md", cancellationToken) is not null, "the archive was to hold the reason");
    }

    private async Task RiskAsync(DemoSession session, DemoSession holder)
    {
        narrator.Chapter("A claim that would end in a merge conflict", $"receipts and {Contested} name the same paths, and {holder.Name} is at work on {Contested}.");
        var result = await DoAsync(
            session, "coord claim receipts", coordinator => coordinator.ClaimAsync(new ClaimRequest("receipts"), cancellationToken),
            claim => ClaimReply.Of("claim", claim));
        var risk = Refused<ClaimResult, ConflictRiskRefusal>(result, "receipts was to be refused for its conflict risk");
        Expect(risk.With.Contains(Contested), $"the refusal was to name {Contested}");
    }

    /// <returns>The commit that only the dead session's clone has.</returns>
    private async Task<string> DieAsync(DemoSession session)
    {
        narrator.Chapter("A session dies", $"{session.Name} has pushed one commit, made another, and then its terminal is closed. No goodbye, no more heartbeats.");
        await GitAsync(session, "switch feature/billing");
        narrator.Prompt(session, "git commit -m \"feat: [US-001] sum the month\"");
        await stage.CommitAsync(session, "feat: [US-001] sum the month", [new("src/billing/sum.txt", "The sum of a month.\n")], cancellationToken);
        await GitAsync(session, "push origin feature/billing");
        var beat = await BeatAsync(session, "US-001", "US-002");
        Expect(beat.StoriesCompleted == 1, "one story was to be done");
        narrator.Prompt(session, "git commit -m \"feat: [US-002] half of the bill\"   # not pushed");
        return await stage.CommitAsync(session, "feat: [US-002] half of the bill", [new("src/billing/send.txt", "Half of a bill.\n")], cancellationToken);
    }

    private async Task ResumeAsync(DemoSession session, DemoSession dead)
    {
        narrator.Chapter(
            "Its lock is taken over", $"Age alone proves nothing, clocks differ: {session.Name} watches the lock, posts a challenge on it, and gives {dead.Name} time to answer.");
        var challenged = false;
        for (var left = DemoProject.MostLooks; left > 0; left--)
        {
            var result = await DoAsync(
                session, "coord resume billing", coordinator => coordinator.ResumeAsync(new ResumeRequest("billing"), cancellationToken),
                claim => ClaimReply.Of("resume", claim), lines: 2);
            if (result.Ok)
            {
                Expect(challenged, $"{dead.Name} was to be asked first");
                Expect(result.Value.PreviousSession == dead.Id && result.Value.Branch == "feature/billing", $"the lock of {dead.Name} was to change hands");
                return;
            }

            challenged |= result.Refusal is TakeoverPendingRefusal { Challenged: true };
            var wait = (result.Refusal as HeldRefusal)?.RetryAfter ?? (result.Refusal as TakeoverPendingRefusal)?.RetryAfter
                ?? throw new DemoSurpriseException($"{session.Name} was to be told to wait, but it was refused as {result.Refusal.Code}");
            narrator.Say(FormattableString.Invariant($"... waits {wait.TotalSeconds:0.#} s"));
            await Task.Delay(wait, environment.Time, cancellationToken);
        }

        throw new DemoSurpriseException($"{session.Name} was to get the lock after the wait, but never did");
    }
}
