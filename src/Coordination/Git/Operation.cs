using System.Collections.Immutable;
using Coordination.Git.Spool;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>An operation on its way: how its command is stamped for each decision, and what else it needs.</summary>
internal sealed record Operation
{
    /// <summary>Random, one per operation.</summary>
    public required string OpId { get; init; }

    /// <summary>Makes the command for one decision on one state.</summary>
    public required Func<Stamp, Command> Command { get; init; }

    /// <summary>Adds to the state what the branch itself reports, before the decision; null: nothing.</summary>
    public Func<TipSnapshot, TreeEditor, CancellationToken, Task<TipSnapshot>>? Report { get; init; }

    /// <summary>Merges work into the commit of an accepted decision; null: it carries nothing but state.</summary>
    public Func<TipSnapshot, Decision.Accepted, TreeEditor, CancellationToken, Task<Work>>? Merge { get; init; }

    /// <summary>Writes files beside the protocol's (init); null: none.</summary>
    public Func<TipSnapshot, TreeEditor, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>Told of an accepted decision before it is pushed, to note what must be known when this process is killed; null: nothing.</summary>
    public Action<Command, Decision.Accepted>? BeforePush { get; init; }

    /// <summary>
    /// Puts readable files into the tree of a tip that has a problem, and reads it again; null: a problem stops the operation. On a tip
    /// without one there is nothing to do for it.
    /// </summary>
    public Func<TipSnapshot, TreeEditor, CancellationToken, Task<TipSnapshot>>? Mend { get; init; }

    /// <summary>The session that acts; null where nobody asks.</summary>
    public string? Session { get; init; }

    /// <summary>The command as values that another process can decide and send; null: only this one can.</summary>
    public PlainCommand? Plain { get; init; }

    /// <summary>Told, before the command is handed to another process under an id, what must be known when this process is killed; null: nothing.</summary>
    public Action<string>? BeforeHandOver { get; init; }

    /// <summary>In whose name its commit is made; null: in that of this process.</summary>
    public CommitIdentity? Identity { get; init; }

    /// <summary>Monotonic milliseconds when its command began; null: with the publication.</summary>
    public long? Started { get; init; }

    /// <summary>It may begin a state that is not there yet. Every other problem of the tip stops it like any operation.</summary>
    public bool Creates { get; init; }

    /// <summary>
    /// "Nothing to do" may be answered from a tip that was fetched less than this ago; null: only from one fetched since the
    /// command started. A refusal always needs a fresh look.
    /// </summary>
    public TimeSpan? TrustTipFor { get; init; }
}

/// <summary>What a command is stamped with.</summary>
/// <param name="State">The state that it is decided on.</param>
/// <param name="Now">The time of the decision.</param>
/// <param name="TipAge">How long ago the tip was fetched.</param>
/// <param name="Sightings">What this machine has seen of the locks.</param>
internal sealed record Stamp(CoordinationState State, DateTimeOffset Now, TimeSpan TipAge, Sightings Sightings);

/// <summary>What a merge adds to the commit of its operation.</summary>
internal sealed record Work
{
    /// <summary>Why it can't be merged; null: it can.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Parents of the commit beside the tip.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>Refs that move in the same step.</summary>
    public ImmutableArray<RefUpdate> Refs { get; init; } = [];
}
