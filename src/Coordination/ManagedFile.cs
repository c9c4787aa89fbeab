using Coordination.Documents;

namespace Coordination;

/// <summary>A file of the user's working tree in which coord keeps a managed block.</summary>
/// <param name="Path">From the root of the worktree, with slashes.</param>
/// <param name="Block">The block.</param>
internal sealed record ManagedFile(string Path, ManagedBlock Block)
{
    /// <summary>The block is not needed where the file is a link to this one.</summary>
    public string? UnlessLinkTo { get; init; }

    /// <summary>The block is not needed where the user's own text has this line.</summary>
    public string? UnlessLine { get; init; }
}
