using System.Collections.Immutable;

namespace Coordination;

/// <summary>What came of each file.</summary>
internal sealed record ManagedFileChanges(ImmutableArray<ManagedFileChange> Files)
{
    public bool IsNone => Files.All(file => file.IsNone);
}
