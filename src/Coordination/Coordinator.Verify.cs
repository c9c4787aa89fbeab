using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol.Verification;

namespace Coordination;

public sealed partial class Coordinator
{
    /// <summary>
    /// Proves that every step of the history is legal, and with <see cref="VerifyRequest.AcksFile"/> that what clients were told is
    /// true. Writes nothing.
    /// </summary>
    /// <param name="request">Which commits, and what clients were told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The counts and every violation; the proof is an empty list.</returns>
    /// <exception cref="CoordinationException">The range or the file can't be read.</exception>
    public Task<Result<VerifyResult>> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync("verify", null, token => VerifyInTurnAsync(request, token), cancellationToken);
    }

    private async Task<Result<VerifyResult>> VerifyInTurnAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var state = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var range = request.Range ?? await TipToVerifyAsync(state, cancellationToken).ConfigureAwait(false);
        if (range is null)
        {
            return Result<VerifyResult>.Refuse(new NotInitializedRefusal(state.Location.StateRef));
        }

        var reader = new HistoryReader(state.Clone);
        var judge = new HistoryJudge(await FenceBeforeAsync(state, range, cancellationToken).ConfigureAwait(false));
        var steps = new List<HistoryStep>();
        var ids = await reader.ListAsync(range, cancellationToken).ConfigureAwait(false);
        await foreach (var commit in reader.ReadAsync(ids, cancellationToken).ConfigureAwait(false))
        {
            options.Progress?.Report(new(CoordinationPhase.Checking, steps.Count, ids.Count));
            judge.Add(commit);
            steps.Add(new HistoryStep(commit.Commit, commit.Stamp?.OpId, () => commit.State));
        }

        if (request.AcksFile is not { } file)
        {
            return Result<VerifyResult>.Of(judge.Result());
        }

        var acks = AckFile.Parse(await ReadAcksAsync(file, cancellationToken).ConfigureAwait(false));
        var tips = await StateCommitsAsync(reader, steps, acks, cancellationToken).ConfigureAwait(false);
        return Result<VerifyResult>.Of(judge.Result(AcksJudge.Judge(steps, acks, tip => tips.GetValueOrDefault(tip)), acks));
    }

    // On a branch that carries work beside the state, a tip may be a commit that changes no state file.
    private static async Task<Dictionary<string, string?>> StateCommitsAsync(
        HistoryReader reader, List<HistoryStep> steps, IEnumerable<AckRecord> acks, CancellationToken cancellationToken)
    {
        var known = steps.Select(step => step.Commit).ToHashSet(StringComparer.Ordinal);
        var tips = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tip in acks.Where(ack => ack.Verdict == AckVerdict.Refused).Select(ack => ack.Tip).OfType<string>().Distinct())
        {
            if (!known.Contains(tip))
            {
                tips[tip] = await reader.StateCommitOfAsync(tip, cancellationToken).ConfigureAwait(false);
            }
        }

        return tips;
    }

    private static async Task<string?> TipToVerifyAsync(OpenState state, CancellationToken cancellationToken)
    {
        await state.LookAsync(state.Clone.Options.FetchTimeout, cancellationToken).ConfigureAwait(false);
        return state.Branch.Tip.Oid;
    }

    // A range that begins in the middle must not accept fences that were given before it.
    private static async Task<long> FenceBeforeAsync(OpenState state, string range, CancellationToken cancellationToken)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        return dots <= 0 ? 0 : await HistoryWalk.HighestFenceAsync(state.Clone, range[..dots], cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAcksAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new CoordinationException(ErrorCodes.Usage, "The file of acknowledgements can't be read: " + error.Message, file, "coord verify", error);
        }
    }
}
