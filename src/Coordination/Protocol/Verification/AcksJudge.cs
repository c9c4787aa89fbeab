using System.Collections.Immutable;

namespace Coordination.Protocol.Verification;

/// <summary>
/// Compares what clients were told with what the history says. The history is the version order, so this is linear in it; no
/// search for an order is needed.
/// </summary>
internal static class AcksJudge
{
    /// <param name="history">In order, oldest first.</param>
    /// <param name="stateCommitOf">For a tip that changes no state file: the newest commit at or before it that does; null when there is none.</param>
    public static ImmutableArray<Violation> Judge(
        IReadOnlyList<HistoryStep> history, IReadOnlyList<AckRecord> acks, Func<string, string?>? stateCommitOf = null)
    {
        var acked = new AckedHistory(history, acks);
        return
        [
            .. Twice(acked),
            .. ToldTwice(acked, acks),
            .. acks.GroupBy(ack => ack.OpId).SelectMany(told => Presence(acked, told.Key, [.. told])),
            .. acked.Swapped().Select(pair => new Violation(VerifyRules.Order, CommitOf(acked, pair.Later),
                $"{Name(pair.Later)} was told before {Name(pair.Earlier)} began, and stands behind it")),
            .. acks.Where(ack => ack.Verdict == AckVerdict.Refused)
                .Select(ack => (Ack: ack, Problem: RefusalTruth.Problem(acked, ack, stateCommitOf)))
                .Where(refused => refused.Problem is not null)
                .Select(refused => new Violation(VerifyRules.FalseRefusal, refused.Ack.Tip,
                    $"{Name(refused.Ack)} was refused as {refused.Ack.Code}: {refused.Problem}")),
        ];
    }

    private static IEnumerable<Violation> Twice(AckedHistory acked) =>
        acked.Operations.Where(operation => operation.Value.Count > 1).Select(operation => new Violation(
            VerifyRules.Twice, acked.Steps[operation.Value[1]].Commit, $"operation {operation.Key} has {operation.Value.Count} commits"));

    /// <summary>What was told last and for certain counts: an unknown outcome is resolved by a later line.</summary>
    private static IEnumerable<Violation> Presence(AckedHistory acked, string opId, ImmutableArray<AckRecord> told)
    {
        var positions = acked.PositionsOf(opId);
        var sure = told.Where(ack => ack.Verdict != AckVerdict.Unknown).ToList();
        if (sure.Find(ack => ack.Verdict == AckVerdict.Acknowledged) is { } done && positions.IsEmpty)
            yield return new(VerifyRules.LostAck, null, $"{Name(done)} was acknowledged and is not in the history");
        if (sure.Find(ack => ack.Verdict != AckVerdict.Acknowledged) is { } not && !positions.IsEmpty)
            yield return new(VerifyRules.GhostOperation, acked.Steps[positions[0]].Commit,
                $"{Name(not)} was told to be {Word(not.Verdict)} and is in the history");
    }

    // Two clients with byte-identical commits both see their ref where they wanted it; one of them moved it.
    private static IEnumerable<Violation> ToldTwice(AckedHistory acked, IEnumerable<AckRecord> acks) =>
        acks.Where(ack => ack.Verdict == AckVerdict.Acknowledged).GroupBy(ack => ack.OpId).Where(told => told.Count() > 1).Select(told => new Violation(
            VerifyRules.Twice, CommitOf(acked, told.First()), $"{Name(told.First())} was acknowledged to {told.Count()} clients"));

    private static string? CommitOf(AckedHistory acked, AckRecord ack) =>
        acked.PositionsOf(ack.OpId) is [var first, ..] ? acked.Steps[first].Commit : null;

    private static string Name(AckRecord ack) => $"{ack.Verb} {ack.OpId} by {ack.SessionId}";

    private static string Word(AckVerdict verdict) => verdict switch
    {
        AckVerdict.Unchanged => "unnecessary",
        AckVerdict.Refused => "refused",
        _ => "failed",
    };
}
