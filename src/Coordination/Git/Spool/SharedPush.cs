using System.Diagnostics;
using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git.Spool;

/// <summary>
/// One push for all sessions of a clone that write at the same time (ADR 0003). Who finds nobody sending is the leader, and takes the commands of all who wait
/// along. Who finds a leader hands its command over and waits for the answer or for the leader's lock, whichever comes first, so that it never
/// waits for a dead one. A command that is sent anew gets a new id, because a push of the dead leader may still land.
/// </summary>
/// <param name="adopt">Makes the operation of somebody else's request.</param>
/// <param name="settings">Of the project, as this clone knew it.</param>
internal sealed class SharedPush(StateBranch branch, LocalClone clone, ProjectSettings settings, Func<SpoolRequest, Operation> adopt) : IDisposable
{
    private readonly SpoolFolder folder = new(clone.Repository);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Doubts doubts = new(clone.Repository);
    private readonly List<string> ids = [];
    private Lead? lead;

    /// <summary>All ids under which the command was handed over.</summary>
    public IReadOnlyList<string> Ids => ids;

    private TimeSpan Budget => clone.Options.Deadline is { } deadline && deadline < settings.PushBudget ? deadline : settings.PushBudget;

    // A leader that is stopped in the middle keeps its lock. It is left alone while there is time to go without it.
    private TimeSpan Patience => clone.Options.Patience ?? Budget * 0.55;

    private string OwnAffinity => Affinity.Of(clone, branch.Location, settings.Commits);

    public async Task<OperationOutcome> PublishAsync(Operation operation, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await SendAsync(operation, cancellationToken).ConfigureAwait(false);
            return outcome.Refusal is RemoteRefusal or HistoryRewrittenRefusal && doubts.Open() is { } opId
                ? Unknown(opId, "an earlier push of this command may still land")
                : outcome;
        }
        catch (OperationCanceledException) when (doubts.Open() is { } opId)
        {
            return Unknown(opId, "given up while another process was sending it");
        }
    }

    public void Dispose() => lead?.Dispose();

    private async Task<OperationOutcome> SendAsync(Operation operation, CancellationToken cancellationToken)
    {
        var attempts = 0;
        while ((lead ??= Lead.TryTake(clone.Repository)) is null && clock.Elapsed < Patience)
        {
            using var handed = HandOver(operation);
            if (handed is null)
            {
                break;
            }

            var answer = await WaitAsync(handed, cancellationToken).ConfigureAwait(false);
            if (answer is not null && await TakeAsync(operation, answer).ConfigureAwait(false) is { } outcome)
            {
                clone.Options.Trace?.Invoke("another process of this clone has sent it: " + outcome.OpId);
                return outcome;
            }

            operation = operation with { OpId = clone.NewId() };
            attempts += answer?.Attempts ?? 0;
            if (answer?.Verdict is SpoolVerdict.Alone or SpoolVerdict.Decided || attempts >= settings.PushAttempts)
            {
                return await GoAloneAsync(operation, cancellationToken).ConfigureAwait(false);
            }
        }

        return lead is null
            ? await GoAloneAsync(operation, cancellationToken).ConfigureAwait(false)
            : await LeadAsync(operation, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OperationOutcome> GoAloneAsync(Operation operation, CancellationToken cancellationToken)
    {
        lead?.Dispose();
        branch.Tip.Reload();
        return (await branch.PublishAsync([operation], cancellationToken, waited: clock.Elapsed).ConfigureAwait(false))[0];
    }

    // Null: the answer decides nothing, or is not believed.
    private async Task<OperationOutcome?> TakeAsync(Operation operation, SpoolAnswer answer)
    {
        switch (answer.Verdict)
        {
            case SpoolVerdict.Decided:
                // It has happened, so nothing is given up any more.
                var outcome = await new Replay(branch, clone).RebuildAsync(operation, answer, CancellationToken.None).ConfigureAwait(false);
                if (outcome is null)
                {
                    doubts.Add(operation.OpId, isLeaderAlive: true);
                }

                return outcome;
            case SpoolVerdict.Failed:
                return Refuse(operation.OpId, new RemoteRefusal(answer.Code!, branch.Location.StateRef, answer.Words, answer.Attempts), answer.Attempts);
            case SpoolVerdict.Unknown:
                return Unknown(answer.OpId, answer.Words);
            default:
                doubts.Add(operation.OpId, isLeaderAlive: false);
                return null;
        }
    }

    private OperationOutcome Unknown(string opId, string words) =>
        Refuse(opId, new OutcomeUnknownRefusal(branch.Location.StateRef, opId, words), 0);

    private static OperationOutcome Refuse(string opId, Refusal refusal, int attempts) =>
        new(new Decision.Refused(refusal), new TipSnapshot(), null, attempts) { OpId = opId };

    // Those who come while the push is on its way find the next leader among them.
    private async Task<OperationOutcome> LeadAsync(Operation operation, CancellationToken cancellationToken)
    {
        using var leading = lead!;
        using var followers = new Followers(clone, folder, leading, adopt, () => OwnAffinity);
        branch.Tip.Reload();
        followers.Begin();
        try
        {
            return (await branch.PublishAsync([operation], cancellationToken, followers, clock.Elapsed).ConfigureAwait(false))[0];
        }
        catch (CoordinationException)
        {
            followers.Dismiss();
            throw;
        }
    }

    private HandedOver? HandOver(Operation operation)
    {
        if (new CommitWriter(clone, settings.Commits).TryIdentify() is not { } identity)
        {
            return null;
        }

        ids.Add(operation.OpId);
        operation.BeforeHandOver?.Invoke(operation.OpId);
        return HandedOver.TryWrite(folder, new SpoolRequest(
            operation.OpId, operation.Session!, operation.Plain!, OwnAffinity, identity, operation.Started ?? clone.Clock.Now, operation.TrustTipFor));
    }

    // Null: the lock is ours now, or the patience is over.
    private async Task<SpoolAnswer?> WaitAsync(HandedOver handed, CancellationToken cancellationToken)
    {
        try
        {
            while (clock.Elapsed < Patience)
            {
                if (handed.TryReadAnswer() is { } answer)
                {
                    return answer;
                }

                if ((lead = Lead.TryTake(clone.Repository)) is not null)
                {
                    return Succeed(handed);
                }

                await Task.Delay(clone.Options.Random.Next(5, 30), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            doubts.Add(handed, isLeaderAlive: true);
            throw;
        }

        doubts.Add(handed, isLeaderAlive: true);
        return null;
    }

    // The last leader is gone; it may have answered between the last look and its end.
    private SpoolAnswer? Succeed(HandedOver handed)
    {
        if (handed.TryReadAnswer() is { } answer)
        {
            return answer;
        }

        doubts.Add(handed, isLeaderAlive: false);
        return null;
    }
}
