namespace Coordination;

/// <summary>What a call is at.</summary>
/// <param name="Phase">What it does now.</param>
/// <param name="Number">Pushing: which attempt, from 1. Checking: commits done so far. Else 0.</param>
/// <param name="Total">Checking: commits in all. Else 0.</param>
public readonly record struct CoordinationProgress(CoordinationPhase Phase, int Number = 0, int Total = 0);

/// <summary>The things that can take a while.</summary>
public enum CoordinationPhase
{
    /// <summary>Nothing that takes long.</summary>
    None,

    /// <summary>Another session of this machine is writing in this clone.</summary>
    Waiting,

    /// <summary>The remote is asked.</summary>
    Fetching,

    /// <summary>Reading the state and deciding on it.</summary>
    Deciding,

    /// <summary>Work is merged.</summary>
    Merging,

    /// <summary>The remote is written to.</summary>
    Pushing,

    /// <summary>A race was lost, or an answer unclear; a random time is waited before the next attempt.</summary>
    Retrying,

    /// <summary>The commits of the history are judged one by one.</summary>
    Checking,
}
