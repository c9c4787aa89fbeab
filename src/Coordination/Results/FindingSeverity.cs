namespace Coordination;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Commands are refused, or will be.</summary>
    Error,

    /// <summary>Something works worse than it could, or may go wrong.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}
