namespace Coordination.Git;

/// <summary>Where refs are advanced by compare-and-swap: at a remote, or in this repository when it has none.</summary>
internal interface IStateRef
{
    /// <summary>Whether advancing leaves this machine.</summary>
    bool IsRemote { get; }

    /// <summary>Brings the commits of these refs here and tells where they stand.</summary>
    Task<FetchAnswer> FetchAsync(IReadOnlyList<string> refs, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Ends what a killed command left half done on this machine.</summary>
    Task FinishAsync(CancellationToken cancellationToken);

    /// <summary>Moves the refs, all or (with more than one, where the server can) none.</summary>
    Task<PushAnswer> AdvanceAsync(IReadOnlyList<RefUpdate> updates, TimeSpan timeout, PushTraits traits, CancellationToken cancellationToken);
}

/// <summary>What a push carries.</summary>
internal enum PushTraits
{
    /// <summary>Nothing but state: hooks do not run, and CI may be told to skip it.</summary>
    StateOnly,

    /// <summary>A state commit that asks CI to skip by push option.</summary>
    StateOnlySkippingCi,

    /// <summary>Work of a person: their hooks run, as on any push.</summary>
    Work,
}
