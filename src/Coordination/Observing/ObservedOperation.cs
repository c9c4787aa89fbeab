namespace Coordination;

/// <summary>One call of a coordinator, for those who observe it.</summary>
internal sealed class ObservedOperation(string verb, string? prdId)
{
    public string Verb => verb;

    public string? PrdId => prdId;

    public TimeSpan Took { get; set; }

    /// <summary>What it gave; null: a refusal or an exception.</summary>
    public object? Value { get; set; }

    public Refusal? Refusal { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>What an observer attached when it began.</summary>
    public object? Span { get; set; }

    /// <summary>In one word: <c>ok</c>, <c>unchanged</c>, <c>refused</c>, <c>cancelled</c> or <c>failed</c>.</summary>
    public string Outcome => this switch
    {
        { Failure: OperationCanceledException } => "cancelled",
        { Failure: not null } => "failed",
        { Refusal: not null } => "refused",
        { Value: ClaimResult { AlreadyHeld: true } or HeartbeatResult { Pushed: false } } => "unchanged",
        { Value: ReleaseResult { AlreadyReleased: true } or AbandonResult { AlreadyAbandoned: true } or InitResult { Already: true } } => "unchanged",
        _ => "ok",
    };

    /// <summary>The error code of a refusal or of a failure; null: neither.</summary>
    public string? Error => Refusal?.Code.Name ?? (Failure as CoordinationException)?.Code.Name ?? Failure?.GetType().FullName;

    /// <summary>Whether the remote is in the way, and not the rules.</summary>
    public bool IsRemoteTrouble => Refusal is RemoteRefusal or OutcomeUnknownRefusal or HistoryRewrittenRefusal;
}
