using Coordination.Cli.Output;

namespace Coordination.Cli.Refusals;

/// <summary>What a person is told when the rules, the repository or the remote say no: what, where, and the command to run next.</summary>
internal static class RefusalText
{
    /// <param name="refusal">The refusal.</param>
    /// <param name="again">The command that was refused, to be run once more where that helps.</param>
    public static Problem Of(Refusal refusal, Again again)
    {
        var problem = refusal switch
        {
            PrdNotFoundRefusal or PrdExistsRefusal or StoryNotFoundRefusal or NotReadyRefusal or DependencyOpenRefusal or ConflictRiskRefusal
                or AlreadyHoldingRefusal or NothingNowRefusal or NothingLeftRefusal or StoriesOpenRefusal => ClaimRefusalText.Of(refusal, again),
            HeldRefusal or NoLockRefusal or LockLostRefusal or GrantOldRefusal or TwoLocksRefusal or TakeoverPendingRefusal
                => LockRefusalText.Of(refusal, again),
            StateDamagedRefusal or FileInvalidRefusal or StateNewerRefusal or HistoryRewrittenRefusal or SoloModeRefusal or NotInitializedRefusal
                or StateMovedRefusal
                => StateRefusalText.Of(refusal, again),
            PreconditionRefusal precondition => PreconditionText.Of(precondition, again),
            MergeConflictRefusal or ChecksNotRunRefusal => MergeRefusalText.Of(refusal),
            RemoteRefusal or OutcomeUnknownRefusal => RemoteRefusalText.Of(refusal, again),
            _ => ErrorText.Plain(refusal.Code, $"the command was refused ({refusal.Code.Name})", "coord " + again.Command, again),
        };
        return problem with { Facts = refusal.Facts, RetryAfter = refusal.RetryAfter };
    }
}
