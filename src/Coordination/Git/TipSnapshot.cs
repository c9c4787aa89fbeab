using Coordination.Documents;
using Coordination.Protocol;

namespace Coordination.Git;

/// <summary>What stands on the state ref at one commit: the documents with their bytes, and what they say.</summary>
internal sealed record TipSnapshot
{
    /// <summary>The commit; null: the ref does not exist.</summary>
    public string? Oid { get; init; }

    /// <summary>Its tree.</summary>
    public string? Tree { get; init; }

    public LocksDocument Locks { get; init; } = LocksDocument.Empty;

    public RegistryDocument Registry { get; init; } = RegistryDocument.Empty;

    public ProjectSettings Settings { get; init; } = new();

    public CoordinationState State { get; init; } = CoordinationState.Empty;

    /// <summary>Why the stories of the PRD at hand can't be read; null: they can, or there are none.</summary>
    public Refusal? StoriesProblem { get; init; }

    /// <summary>Why nothing may be written here; null: all is well.</summary>
    public Refusal? Problem { get; init; }
}
