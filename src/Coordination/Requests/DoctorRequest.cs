namespace Coordination;

/// <summary>What to look at and what to mend. By default a checkup only looks.</summary>
public sealed record DoctorRequest
{
    /// <summary>Mend what can be mended without a decision of a person.</summary>
    /// <value>false</value>
    public bool Fix { get; init; }

    /// <summary>Go on from a state ref whose history was rewritten.</summary>
    /// <value>false</value>
    public bool Adopt { get; init; }

    /// <summary>Say what would be written, and write nothing.</summary>
    /// <value>false</value>
    public bool DryRun { get; init; }

    /// <summary>Asked once before anything is written, with all that a repair writes. Without it nothing is written.</summary>
    /// <value>null</value>
    public Func<DoctorPlan, CancellationToken, Task<bool>>? ConfirmFix { get; init; }

    /// <summary>Asked once before a rewritten history is adopted, with what it lost. Without it nothing is adopted.</summary>
    /// <value>null</value>
    public Func<AdoptionReport, CancellationToken, Task<bool>>? ConfirmAdopt { get; init; }
}
