namespace Coordination.Protocol.Verification;

/// <summary>What a client was told, and when: one line of a file of acknowledgements.</summary>
/// <param name="Code">The error code, of a refusal or failure.</param>
/// <param name="Tip">The commit on which it was decided; null where none was read.</param>
/// <param name="BootId">Which clock the times are of: they are compared only within one boot of one machine.</param>
/// <param name="Start">When the command began, in ticks of a monotonic clock.</param>
/// <param name="End">When its client was told, on the same clock.</param>
internal sealed record AckRecord(
    string OpId, string Verb, string SessionId, string? PrdId, AckVerdict Verdict, string? Code, string? Tip, string BootId, long Start, long End);
