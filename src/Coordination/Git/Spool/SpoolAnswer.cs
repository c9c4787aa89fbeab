using System.Globalization;

namespace Coordination.Git.Spool;

/// <summary>
/// What the leader writes for a follower: not the decision, but all that it takes to decide the same pure command again on the same
/// objects, and to see that it comes out the same.
/// </summary>
internal sealed record SpoolAnswer(SpoolVerdict Verdict)
{
    private const int MostWords = 2000;

    private static readonly ErrorCode[] Codes = [ErrorCodes.RemoteUnreachable, ErrorCodes.RemoteBroken, ErrorCodes.Authentication];

    /// <summary>The id under which it was written.</summary>
    public string OpId { get; init; } = "";

    /// <summary>The commit that it was decided on.</summary>
    public string? On { get; init; }

    /// <summary>Its own commit; null: nothing was written.</summary>
    public string? Commit { get; init; }

    /// <summary>The highest fence that was known there.</summary>
    public long Fence { get; init; }

    /// <summary>The time of the decision, in UTC.</summary>
    public DateTimeOffset Now { get; init; }

    public TimeSpan TipAge { get; init; }

    /// <summary>The grant that was proven.</summary>
    public string? GrantOpId { get; init; }

    public string? GrantPrd { get; init; }

    public int Attempts { get; init; }

    /// <summary>What the server said.</summary>
    public string Words { get; init; } = "";

    /// <summary>Why the remote did not take it.</summary>
    public ErrorCode? Code { get; init; }

    /// <summary>What a follower is told of an outcome.</summary>
    public static SpoolAnswer Of(OperationOutcome outcome) => outcome switch
    {
        { Decided: { } decided } => new(SpoolVerdict.Decided)
        {
            OpId = outcome.OpId,
            On = outcome.Snapshot.Oid,
            Commit = outcome.Commit,
            Fence = decided.Stamp.State.Fence,
            Now = decided.Stamp.Now,
            TipAge = decided.Stamp.TipAge,
            GrantOpId = decided.Command.Caller.GrantOpId,
            GrantPrd = decided.Command.Caller.GrantPrd,
            Attempts = outcome.Attempts,
            Words = outcome.ServerWords,
        },
        { Refusal: OutcomeUnknownRefusal unknown } => new(SpoolVerdict.Unknown) { OpId = outcome.OpId, Words = unknown.Words },
        { Refusal: RemoteRefusal { Code.Name: "contention" } } => new(SpoolVerdict.Again) { Attempts = outcome.Attempts },
        { Refusal: RemoteRefusal remote } when Codes.Contains(remote.Code) =>
            new(SpoolVerdict.Failed) { Code = remote.Code, Words = remote.Words, Attempts = remote.Attempts },
        _ => new(SpoolVerdict.Alone),
    };

    public byte[] Write() => SpoolText.Write(
    [
        new("verdict", Verdict.ToString()), new("op", OpId), new("on", On), new("commit", Commit), new("fence", Number(Fence)),
        new("now", Number(Now.UtcTicks)), new("tipAge", Number(TipAge.Ticks)), new("grant", GrantOpId), new("grantPrd", GrantPrd),
        new("attempts", Number(Attempts)), new("words", Words.Length > MostWords ? Words[..MostWords] : Words), new("code", Code?.Name),
    ]);

    /// <summary>Reads an answer; one that can't be understood is none, and the follower does it alone.</summary>
    public static SpoolAnswer Read(string path)
    {
        var values = SpoolText.Read(path) ?? [];
        var code = Array.Find(Codes, known => known.Name == values.GetValueOrDefault("code"));
        if (!Enum.TryParse<SpoolVerdict>(values.GetValueOrDefault("verdict"), out var verdict) || !values.TryGetValue("op", out var opId)
            || (verdict == SpoolVerdict.Failed && code is null))
        {
            return new SpoolAnswer(SpoolVerdict.Alone);
        }

        return new SpoolAnswer(verdict)
        {
            OpId = opId,
            On = values.GetValueOrDefault("on"),
            Commit = values.GetValueOrDefault("commit"),
            Fence = Read(values, "fence"),
            Now = new DateTimeOffset(Math.Clamp(Read(values, "now"), 0, DateTime.MaxValue.Ticks), TimeSpan.Zero),
            TipAge = new TimeSpan(Read(values, "tipAge")),
            GrantOpId = values.GetValueOrDefault("grant"),
            GrantPrd = values.GetValueOrDefault("grantPrd"),
            Attempts = (int)Math.Clamp(Read(values, "attempts"), 0, int.MaxValue),
            Words = values.GetValueOrDefault("words", ""),
            Code = code,
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Read(Dictionary<string, string> values, string key) =>
        long.TryParse(values.GetValueOrDefault(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
