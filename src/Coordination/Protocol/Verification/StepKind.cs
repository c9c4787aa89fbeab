namespace Coordination.Protocol.Verification;

/// <summary>What a commit is.</summary>
internal enum StepKind
{
    /// <summary>An operation of coord that does what its verb may do.</summary>
    Legal,

    /// <summary>Made by hand or by another tool, and harmless.</summary>
    Foreign,

    /// <summary>It breaks a rule.</summary>
    Illegal,
}
