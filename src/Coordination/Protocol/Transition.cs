using System.Diagnostics;

namespace Coordination.Protocol;

/// <summary>The rules: what a command makes of a state. Pure, so that a lost race is decided again and history can be checked.</summary>
internal static class Transition
{
    public static Decision Decide(CoordinationState state, Command command) =>
        command is InitCommand ? SetupTransition.Init(state)
        : command is DeinitCommand ? SetupTransition.Deinit(state)
        : command is RepairCommand repair ? RepairTransition.Decide(state, repair)
        : !state.Settings.MultiSession ? new Decision.Refused(new SoloModeRefusal())
        : command switch
        {
            ClaimCommand claim => ClaimTransition.Decide(state, claim),
            HeartbeatCommand beat => HeartbeatTransition.Decide(state, beat),
            BlockCommand block => BlockTransition.Decide(state, block),
            UnblockCommand unblock => BlockTransition.Decide(state, unblock),
            UnclaimCommand unclaim => UnclaimTransition.Decide(state, unclaim),
            ReleaseCommand release => ReleaseTransition.Decide(state, release),
            BeginLandingCommand begin => LandingTransition.Decide(state, begin),
            CancelLandingCommand cancel => LandingTransition.Decide(state, cancel),
            AbandonCommand abandon => AbandonTransition.Decide(state, abandon),
            ResumeCommand resume => ResumeTransition.Decide(state, resume),
            ChallengeCommand challenge => ChallengeTransition.Decide(state, challenge),
            PrdAddCommand add => PrdAddTransition.Decide(state, add),
            PrdReadyCommand ready => PrdReadyTransition.Decide(state, ready),
            _ => throw new UnreachableException(command.Verb),
        };
}
