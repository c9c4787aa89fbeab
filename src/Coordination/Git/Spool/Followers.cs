using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Coordination.Git.Spool;

/// <summary>
/// The leader's view of those who wait: it takes their commands along, and tells each what became of its own as soon as that is certain. On
/// dispose nobody is left without an answer.
/// </summary>
/// <param name="adopt">Makes the operation of a request.</param>
/// <param name="ownAffinity">What a request must have in common with this process; asked for when there is one.</param>
internal sealed class Followers(
    LocalClone clone, SpoolFolder folder, Lead lead, Func<SpoolRequest, Operation> adopt, Func<string> ownAffinity) : IDisposable
{
    /// <summary>The most commands of others in one push.</summary>
    public const int Most = 256;

    // Below this nothing is gained by waiting for more.
    private static readonly TimeSpan ShortPush = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, Operation> taken = [];
    private string? affinity;

    /// <summary>Tidies up, and tells those whose leader died to hand their commands over anew.</summary>
    public void Begin()
    {
        foreach (var opId in folder.Sweep())
        {
            Tell(opId, new SpoolAnswer(SpoolVerdict.Again));
        }
    }

    /// <summary>
    /// Where somebody waits already, more may be on their way: goes on when none has come for a moment, at the latest after the time of one push. Who
    /// comes a little later would wait for that long anyway.
    /// </summary>
    public async Task WaitForMoreAsync(CancellationToken cancellationToken)
    {
        var seen = folder.List(SpoolFolder.Request).Count;
        if (seen == 0 || lead.ReadLastPush() is var push && push < ShortPush)
        {
            return;
        }

        for (var clock = Stopwatch.StartNew(); clock.Elapsed < push;)
        {
            await Task.Delay(push / 5, cancellationToken).ConfigureAwait(false);
            var now = folder.List(SpoolFolder.Request).Count;
            if (now == seen)
            {
                return;
            }

            seen = now;
        }
    }

    /// <summary>A push has taken so long.</summary>
    public void Pushed(TimeSpan duration) => lead.NotePush(duration);

    /// <summary>The commands of all living processes that wait and can be sent together with this one's, those that came since among them: first come, first served.</summary>
    public ImmutableArray<Operation> Gather()
    {
        foreach (var opId in taken.Keys.Where(opId => !SpoolFolder.IsHeld(folder.PathOf(opId, SpoolFolder.Taken))).ToList())
        {
            // Its process is gone, or has taken it back.
            taken.Remove(opId);
        }

        var count = -taken.Count;
        foreach (var request in Waiting().OrderBy(request => request.Started).Take(Most - taken.Count))
        {
            Take(request);
        }

        count += taken.Count;
        if (count > 0)
        {
            clone.Options.Trace?.Invoke(string.Create(CultureInfo.InvariantCulture, $"takes the commands of {count} waiting process{(count == 1 ? "" : "es")} along"));
        }

        return [.. taken.Values];
    }

    /// <summary>Tells what became of operations that were gathered.</summary>
    public void Tell(IEnumerable<OperationOutcome> outcomes, IReadOnlyList<Operation> operations)
    {
        foreach (var (operation, outcome) in operations.Zip(outcomes))
        {
            Tell(operation.OpId, SpoolAnswer.Of(outcome));
        }
    }

    /// <summary>From here on each does it alone.</summary>
    public void Dismiss() => TellAll(SpoolVerdict.Alone);

    public void Dispose() => TellAll(SpoolVerdict.Again);

    // What this process can't read or may not send stays for its own.
    private IEnumerable<SpoolRequest> Waiting() => folder.List(SpoolFolder.Request)
        .Select(opId => SpoolRequest.Read(folder.PathOf(opId, SpoolFolder.Request), opId))
        .OfType<SpoolRequest>()
        .Where(request => request.Affinity == (affinity ??= ownAffinity()));

    private void Take(SpoolRequest request)
    {
        var path = folder.PathOf(request.OpId, SpoolFolder.Request);
        if (!SpoolFolder.IsHeld(path))
        {
            SpoolFolder.Drop(path);
        }
        else if (SpoolFolder.TryMove(path, folder.PathOf(request.OpId, SpoolFolder.Taken)))
        {
            taken[request.OpId] = adopt(request) with
            {
                Identity = request.Identity,
                TrustTipFor = request.TrustTipFor,
                Started = Math.Min(request.Started, clone.Clock.Now),
            };
        }
    }

    private void TellAll(SpoolVerdict verdict)
    {
        foreach (var opId in taken.Keys.ToList())
        {
            Tell(opId, new SpoolAnswer(verdict));
        }
    }

    private void Tell(string opId, SpoolAnswer answer)
    {
        taken.Remove(opId);
        if (!File.Exists(folder.PathOf(opId, SpoolFolder.Taken)))
        {
            return;
        }

        try
        {
            DurableFile.Write(folder.PathOf(opId, SpoolFolder.Answer), answer.Write(), flush: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It finds the lock free and no answer, and looks for itself.
        }
    }
}
