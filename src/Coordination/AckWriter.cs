using Coordination.Documents;
using Coordination.Git;
using Coordination.Protocol;
using Coordination.Protocol.Verification;

namespace Coordination;

/// <summary>Notes what a client was told of one operation.</summary>
internal delegate void AckNote(OpenState state, string verb, string session, string? prdId, OperationOutcome outcome);

/// <summary>Appends to the file named by <c>COORD_ACKS</c> what every client was told, for <c>coord verify --acks</c>.</summary>
internal static class AckWriter
{
    public static void Write(OpenState state, string verb, string session, string? prdId, OperationOutcome outcome)
    {
        if (state.Clone.Environment.GetValueOrDefault("COORD_ACKS") is not { Length: > 0 } path)
        {
            return;
        }

        var line = AckFile.Line(new AckRecord(
            outcome.OpId, verb, session, prdId, VerdictOf(outcome), outcome.Refusal?.Code.Name, outcome.Snapshot.Oid,
            BootClock.BootId, state.Started, state.Clone.Clock.Now));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var turn = FileTurn.Take(path + ".lock");
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(line);
    }

    private static AckVerdict VerdictOf(OperationOutcome outcome) => outcome switch
    {
        { Decision: Decision.Accepted, Commit: not null } => AckVerdict.Acknowledged,
        { Refusal: null } => AckVerdict.Unchanged,
        { Refusal: OutcomeUnknownRefusal } => AckVerdict.Unknown,
        { Refusal: RemoteRefusal or HistoryRewrittenRefusal or MergeConflictRefusal or ChecksNotRunRefusal } => AckVerdict.Failed,
        _ => AckVerdict.Refused,
    };
}
