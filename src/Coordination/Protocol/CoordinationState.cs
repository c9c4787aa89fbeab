using System.Collections.Immutable;

namespace Coordination.Protocol;

/// <summary>What the state ref says at one tip: all that a transition may look at.</summary>
internal sealed record CoordinationState
{
    /// <summary>Stands for what is no text file: no document is equal to it.</summary>
    public const string NoText = "\0";

    public static CoordinationState Empty { get; } = new();

    public ImmutableArray<SessionLock> Locks { get; init; } = [];

    public ImmutableArray<PrdEntry> Prds { get; init; } = [];

    public ImmutableArray<PrdEntry> Completed { get; init; } = [];

    public ImmutableArray<PrdEntry> Abandoned { get; init; } = [];

    /// <summary>The highest fence known: of the file, of every lock, and of the history that this clone has seen.</summary>
    public long Fence { get; init; }

    /// <summary>Documents of the PRDs that the commands at hand concern, by <see cref="PrdName.Key"/>.</summary>
    public ImmutableDictionary<string, PrdStories> Stories { get; init; } = ImmutableDictionary<string, PrdStories>.Empty;

    /// <summary>
    /// Paths that exist under <c>docs/completed</c> and <c>docs/abandoned</c> on the tip, so that nothing archived is ever
    /// overwritten. Only release and abandon look at them.
    /// </summary>
    public ImmutableHashSet<string> ArchiveFolders { get; init; } = [];

    /// <summary>
    /// Text of the files that decide where the documents of a PRD can go, by path; what is there and is no text stands as
    /// <see cref="NoText"/>. Only <c>prd add</c> and <c>prd ready</c> look at them.
    /// </summary>
    public ImmutableDictionary<string, string> PrdFiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ProtocolSettings Settings { get; init; } = ProtocolSettings.Default;

    public PrdEntry? FindPrd(string prdId) => Prds.FirstOrDefault(prd => prd.Is(prdId));

    /// <summary>Completed PRDs, the ones left inside <c>prds</c> included.</summary>
    public PrdEntry? FindCompleted(string prdId) =>
        Completed.FirstOrDefault(prd => prd.Is(prdId)) ?? Prds.FirstOrDefault(prd => prd.Is(prdId) && prd.Status == PrdStatus.Completed);

    public PrdEntry? FindAbandoned(string prdId) =>
        Abandoned.FirstOrDefault(prd => prd.Is(prdId)) ?? Prds.FirstOrDefault(prd => prd.Is(prdId) && prd.Status == PrdStatus.Abandoned);

    /// <summary>The entry of an id, wherever it stands.</summary>
    public PrdEntry? FindAnywhere(string prdId) => FindPrd(prdId) ?? FindCompleted(prdId) ?? FindAbandoned(prdId);

    public IEnumerable<SessionLock> LocksOf(string prdId) => Locks.Where(held => held.IsFor(prdId));

    public IEnumerable<SessionLock> LocksHeldBy(string sessionId) => Locks.Where(held => held.SessionId == sessionId);

    public PrdStories? StoriesOf(string prdId) => Stories.GetValueOrDefault(PrdName.Key(prdId));
}
